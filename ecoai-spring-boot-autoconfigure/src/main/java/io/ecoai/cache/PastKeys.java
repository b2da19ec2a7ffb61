package io.ecoai.cache;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The last flushes of a single key each, by key. There are many where instances tell each
 * other which answers are new, and few of them concern what is on its way. Thread-safe.
 */
final class PastKeys {

	/** A hundred a second for longer than three minutes; a few megabytes. */
	static final int MAX_KEYS = 20_000;

	private final ReentrantLock lock = new ReentrantLock();

	/** The number of the last flush of each, the oldest first. */
	private final Map<String, Long> flushes = new LinkedHashMap<>();

	/** The number of the last one that is not known any more. */
	private long forgotten;

	/**
	 * Remembers a flush that has ended.
	 * @param key the only key that it names
	 * @param number its number among those that have ended
	 */
	void add(String key, long number) {
		this.lock.lock();
		try {
			this.flushes.remove(key);
			this.flushes.put(key, number);
			if (this.flushes.size() > MAX_KEYS) {
				Iterator<Long> oldest = this.flushes.values().iterator();
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
	 * @param ticket how many flushes had ended when the answer was asked for
	 * @param names the names by which the answer may have been flushed
	 */
	boolean matches(long ticket, List<String> names) {
		this.lock.lock();
		try {
			return ticket < this.forgotten
					|| names.stream().anyMatch((name) -> this.flushes.getOrDefault(name, 0L) > ticket);
		}
		finally {
			this.lock.unlock();
		}
	}

}
