package io.ecoai.cache.sqlite;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

import io.ecoai.cache.CacheEntry;
import io.ecoai.cache.CacheKey;
import io.ecoai.cache.FlushFilter;
import io.ecoai.cache.sqlite.KnownFlushes.Flushes;
import org.jspecify.annotations.Nullable;

/**
 * Answers that are to be written, and keys whose answers are to leave, in their order, up
 * to a number of bytes. Whoever reads looks here first. Thread-safe.
 */
final class PendingAnswers {

	private static final long MAX_BYTES = 32L * 1024 * 1024;

	/** In these many, keys of what found no room may wait to leave. */
	private static final long SPARE_BYTES = MAX_BYTES / 4;

	private static final int OVERHEAD_BYTES = 1024;

	private static final int KEY_BYTES = 256;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition drained = this.lock.newCondition();

	private final Map<CacheKey, Pending> answers = new LinkedHashMap<>();

	private long bytes;

	/**
	 * Adds an answer, in place of the one with the same key.
	 * @return whether there was room for it
	 */
	boolean offer(Pending answer) {
		this.lock.lock();
		try {
			long room = MAX_BYTES + (answer.isLeaving() ? SPARE_BYTES : 0);
			if (!this.answers.isEmpty() && this.bytes + answer.bytes() > room) {
				return false;
			}
			// To the end of the line, since a batch may be on its way with the other one.
			Pending before = this.answers.get(answer.key());
			remove(before);
			if (before != null) {
				before.written().complete(true);
			}
			this.answers.put(answer.key(), answer);
			this.bytes += answer.bytes();
			return true;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Lets the answers that stand in the place of others leave, since those others will
	 * not be written, unless newer ones have come meanwhile.
	 */
	void leave(Collection<Pending> dropped) {
		this.lock.lock();
		try {
			for (Pending answer : dropped) {
				Pending current = this.answers.get(answer.key());
				if (current == null || current == answer) {
					offer(Pending.leaving(answer.key()));
				}
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/** What is to be written for a key, or {@code null} if nothing is. */
	@Nullable Pending get(CacheKey key) {
		this.lock.lock();
		try {
			return this.answers.get(key);
		}
		finally {
			this.lock.unlock();
		}
	}

	/** The answers that have waited longest, at least one if there are any. */
	List<Pending> first(int atMost, long atMostBytes) {
		this.lock.lock();
		try {
			List<Pending> first = new ArrayList<>();
			long sum = 0;
			for (Pending answer : this.answers.values()) {
				sum += answer.bytes();
				if (first.size() == atMost || (sum > atMostBytes && !first.isEmpty())) {
					break;
				}
				first.add(answer);
			}
			return first;
		}
		finally {
			this.lock.unlock();
		}
	}

	List<Pending> matching(Predicate<Pending> filter) {
		this.lock.lock();
		try {
			return this.answers.values().stream().filter(filter).toList();
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Takes note of a flush that has removed what it was to remove. */
	void passedOver(Flushes before, Flushes now) {
		matching((answer) -> true).forEach((answer) -> answer.passedOver(before, now));
	}

	/** Removes answers, unless others have taken their place. */
	void removeAll(Collection<Pending> done) {
		this.lock.lock();
		try {
			done.forEach(this::remove);
			if (this.answers.isEmpty()) {
				this.drained.signalAll();
			}
		}
		finally {
			this.lock.unlock();
		}
		// Unless it has been told otherwise already.
		done.forEach((answer) -> answer.written().complete(true));
	}

	private void remove(@Nullable Pending answer) {
		if (answer != null && this.answers.remove(answer.key(), answer)) {
			this.bytes -= answer.bytes();
		}
	}

	boolean isEmpty() {
		return size() == 0;
	}

	int size() {
		this.lock.lock();
		try {
			return this.answers.size();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Waits until nothing is left to be written.
	 * @return whether that was in time
	 */
	boolean awaitEmpty(Duration atMost) {
		this.lock.lock();
		try {
			long left = atMost.toNanos();
			while (!this.answers.isEmpty() && left > 0) {
				left = this.drained.awaitNanos(left);
			}
			return this.answers.isEmpty();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * An answer that is to be written, or a key whose answer is to leave. No two are the
	 * same: what is written is removed, and not what came since.
	 */
	static final class Pending {

		private final CacheKey key;

		private final @Nullable CacheEntry entry;

		private final CompletableFuture<Boolean> written = new CompletableFuture<>();

		private volatile Flushes flushes;

		private Pending(CacheKey key, @Nullable CacheEntry entry, Flushes known) {
			this.key = key;
			this.entry = entry;
			this.flushes = known;
		}

		static Pending answer(CacheEntry entry, Flushes known) {
			return new Pending(entry.key(), entry, known);
		}

		static Pending leaving(CacheKey key) {
			return new Pending(key, null, Flushes.UNKNOWN);
		}

		CacheKey key() {
			return this.key;
		}

		/** The answer, or {@code null} if there is none any more. */
		@Nullable CacheEntry entry() {
			return this.entry;
		}

		boolean isLeaving() {
			return this.entry == null;
		}

		boolean matches(FlushFilter filter) {
			CacheEntry answer = this.entry;
			return answer != null && filter.matches(answer.key(), answer.description());
		}

		/** Completed when it is written, or when that fails for the first time. */
		CompletableFuture<Boolean> written() {
			return this.written;
		}

		/** Whether an answer may be among the victims of flushes that were not known. */
		boolean isBefore(Flushes now) {
			return Flushes.areBetween(this.flushes, now);
		}

		long bytes() {
			CacheEntry answer = this.entry;
			return (answer != null) ? (long) answer.payload().length + OVERHEAD_BYTES : KEY_BYTES;
		}

		private void passedOver(Flushes before, Flushes now) {
			if (this.flushes.equals(before)) {
				this.flushes = now;
			}
		}

	}

}
