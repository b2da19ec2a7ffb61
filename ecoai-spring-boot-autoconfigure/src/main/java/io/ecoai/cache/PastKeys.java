package io.ecoai.cache;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The last events that concern a single key each: keys that were flushed, or whose answer
 * was replaced. There are many where instances tell each other which answers are new, and
 * few of them concern what is on its way. Thread-safe.
 */
final class PastKeys {

	/** A hundred a second for longer than three minutes; a few megabytes. */
	static final int MAX_KEYS = 20_000;

	private final ReentrantLock lock = new ReentrantLock();

	/** The number of the last event of each, the oldest first. */
	private final Map<String, Long> numbers = new LinkedHashMap<>();

	/** The number of the last one that is not known any more. */
	private long forgotten;

	/**
	 * Remembers an event.
	 * @param key the only key that it names
	 * @param number its number among all events, higher than that of those before
	 */
	void add(String key, long number) {
		this.lock.lock();
		try {
			this.numbers.remove(key);
			this.numbers.put(key, number);
			if (this.numbers.size() > MAX_KEYS) {
				Iterator<Long> oldest = this.numbers.values().iterator();
				this.forgotten = oldest.next();
				oldest.remove();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Whether one of them concerns an answer.
	 * @param ticket the number of the last event before the answer was asked for
	 * @param names the names by which an event may mean the answer
	 */
	boolean matches(long ticket, List<String> names) {
		this.lock.lock();
		try {
			return ticket < this.forgotten
					|| names.stream().anyMatch((name) -> this.numbers.getOrDefault(name, 0L) > ticket);
		}
		finally {
			this.lock.unlock();
		}
	}

}
