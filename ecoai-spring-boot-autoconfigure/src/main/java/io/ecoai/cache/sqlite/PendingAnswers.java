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
import io.ecoai.cache.sqlite.KnownFlushes.Flushes;
import org.jspecify.annotations.Nullable;

/**
 * Answers that are to be written, in their order, up to a number of bytes. They can be
 * read until they are. Thread-safe.
 */
final class PendingAnswers {

	private static final long MAX_BYTES = 32L * 1024 * 1024;

	private static final int OVERHEAD_BYTES = 1024;

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
			if (!this.answers.isEmpty() && this.bytes + answer.bytes() > MAX_BYTES) {
				return false;
			}
			// To the end of the line, since a batch may be on its way with the other one.
			Pending before = this.answers.get(answer.entry().key());
			remove(before);
			if (before != null) {
				before.written().complete(true);
			}
			this.answers.put(answer.entry().key(), answer);
			this.bytes += answer.bytes();
			return true;
		}
		finally {
			this.lock.unlock();
		}
	}

	@Nullable CacheEntry get(CacheKey key) {
		this.lock.lock();
		try {
			Pending answer = this.answers.get(key);
			return (answer != null) ? answer.entry() : null;
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
		if (answer != null && this.answers.remove(answer.entry().key(), answer)) {
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
	 * An answer that is to be written. No two are the same: what is written is removed,
	 * and not what came since.
	 */
	static final class Pending {

		private final CacheEntry entry;

		private final CompletableFuture<Boolean> written = new CompletableFuture<>();

		private volatile Flushes flushes;

		Pending(CacheEntry entry, Flushes known) {
			this.entry = entry;
			this.flushes = known;
		}

		CacheEntry entry() {
			return this.entry;
		}

		/** Completed when it is written, or when that fails for the first time. */
		CompletableFuture<Boolean> written() {
			return this.written;
		}

		/**
		 * Among whose victims it cannot be: the flushes that were known when it came, and
		 * those that have passed it over since.
		 */
		Flushes flushes() {
			return this.flushes;
		}

		long bytes() {
			return (long) this.entry.payload().length + OVERHEAD_BYTES;
		}

		private void passedOver(Flushes before, Flushes now) {
			if (this.flushes.equals(before)) {
				this.flushes = now;
			}
		}

	}

}
