package io.ecoai.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Lets nothing be kept that was on its way when a flush began that was to remove it.
 * Whoever keeps something never waits here; a flush waits for what it matches and is just
 * being kept. Thread-safe.
 */
final class FlushGate {

	/**
	 * How many flushes that have ended are remembered, apart from those of a single key.
	 * What was on its way for longer than that counts as matched.
	 */
	static final int MAX_PAST = 1000;

	private final ReentrantLock lock = new ReentrantLock();

	private final Set<Keeping> keepings = ConcurrentHashMap.newKeySet();

	private final PastKeys pastKeys = new PastKeys();

	private final Function<CacheKey, List<CacheKey>> otherKeys;

	private volatile History history = new History(0, 0, List.of());

	/**
	 * Creates a gate.
	 * @param otherKeys the keys by which a filter may name an answer as well
	 */
	FlushGate(Function<CacheKey, List<CacheKey>> otherKeys) {
		this.otherKeys = otherKeys;
	}

	/**
	 * To be asked before something is read or asked for that may be kept.
	 * @return what to pass to {@link #keep}
	 */
	long ticket() {
		return this.history.ended();
	}

	/**
	 * Keeps something unless a flush that matches it has ended since the ticket was
	 * issued, or is under way.
	 * @param ticket from before the beginning
	 * @param key the key of what is kept
	 * @param description what is known of it
	 * @param keeping keeps it
	 */
	void keep(long ticket, CacheKey key, EntryDescription description, Runnable keeping) {
		Keeping current = new Keeping(key, description);
		// First known, then checked; a flush is first known and then looks for keepers.
		this.keepings.add(current);
		try {
			if (!matches(this.history, ticket, key, description)) {
				keeping.run();
			}
		}
		finally {
			this.keepings.remove(current);
			current.end.complete(null);
		}
	}

	private boolean matches(History history, long ticket, CacheKey key, EntryDescription description) {
		return history.matches(ticket, key, description)
				|| (ticket < history.ended() && this.pastKeys.matches(ticket, namesOf(key)));
	}

	/** All keys by which a flush may name an answer, whether it is a stream or a call. */
	List<String> namesOf(CacheKey key) {
		return Stream.concat(Stream.of(key.ofRequest()), this.otherKeys.apply(key.ofRequest()).stream())
			.map(CacheKey::value)
			.toList();
	}

	/**
	 * Removes something, while nothing of the kind is kept.
	 * @param filter which answers are removed
	 * @param removal removes them
	 * @return what the removal returns
	 */
	<T> T flush(FlushFilter filter, Supplier<T> removal) {
		Flush flush = new Flush(filter, Long.MAX_VALUE);
		change((history) -> history.begin(flush));
		try {
			this.keepings.stream()
				.filter((keeping) -> keeping.thread != Thread.currentThread())
				.filter((keeping) -> filter.matches(keeping.key, keeping.description))
				.forEach((keeping) -> keeping.end.join());
			return removal.get();
		}
		finally {
			// At the end, so that a ticket from meanwhile is void too.
			change((history) -> end(history, flush));
		}
	}

	/** Those of a single key are many where instances tell each other what is new. */
	private History end(History history, Flush flush) {
		String key = flush.filter().onlyKey();
		if (key == null) {
			return history.end(flush);
		}
		// First remembered, then out of the list.
		this.pastKeys.add(key, history.ended() + 1);
		return history.endOfKey(flush);
	}

	private void change(UnaryOperator<History> change) {
		this.lock.lock();
		try {
			this.history = change.apply(this.history);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * The flushes that matter.
	 *
	 * @param ended how many have ended
	 * @param forgotten the number of the last one of which the filter is not known any
	 * more
	 * @param flushes those that are under way, and the last that have ended
	 */
	private record History(long ended, long forgotten, List<Flush> flushes) {

		boolean matches(long ticket, CacheKey key, EntryDescription description) {
			return ticket < this.forgotten || this.flushes.stream()
				.anyMatch((flush) -> flush.endedAs() > ticket && flush.filter().matches(key, description));
		}

		History begin(Flush flush) {
			List<Flush> all = new ArrayList<>(this.flushes);
			all.add(flush);
			return new History(this.ended, this.forgotten, List.copyOf(all));
		}

		History end(Flush running) {
			List<Flush> all = new ArrayList<>(without(running));
			all.add(new Flush(running.filter(), this.ended + 1));
			List<Flush> past = all.stream().filter((flush) -> flush.endedAs() != Long.MAX_VALUE).toList();
			Flush oldest = (past.size() > MAX_PAST) ? past.get(0) : null;
			if (oldest != null) {
				all.remove(oldest);
			}
			return new History(this.ended + 1, (oldest != null) ? oldest.endedAs() : this.forgotten, List.copyOf(all));
		}

		History endOfKey(Flush running) {
			return new History(this.ended + 1, this.forgotten, without(running));
		}

		private List<Flush> without(Flush running) {
			return this.flushes.stream().filter((flush) -> flush != running).toList();
		}

	}

	/**
	 * A flush.
	 *
	 * @param filter what it removes
	 * @param endedAs its number among those that have ended, or the highest of all while
	 * it is under way
	 */
	private record Flush(FlushFilter filter, long endedAs) {

	}

	/** Something that is just being kept. */
	private static final class Keeping {

		private final CompletableFuture<Void> end = new CompletableFuture<>();

		private final Thread thread = Thread.currentThread();

		private final CacheKey key;

		private final EntryDescription description;

		private Keeping(CacheKey key, EntryDescription description) {
			this.key = key;
			this.description = description;
		}

	}

}
