package io.ecoai.cache;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Which answers others have lately put in the place of older ones. What was read before
 * that may be the older one. Which of two answers may be written is not decided here: the
 * one that was asked for later, which the store knows. Thread-safe.
 */
final class Replacements {

	private final ReentrantLock lock = new ReentrantLock();

	private final PastKeys keys = new PastKeys();

	private volatile long count;

	/** To be asked before an answer is read or asked for. */
	long ticket() {
		return this.count;
	}

	void add(CacheKey key) {
		this.lock.lock();
		try {
			// First remembered: a ticket from meanwhile is void.
			this.keys.add(key.value(), this.count + 1);
			this.count++;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Whether an answer has been replaced since a ticket was issued.
	 * @param names gives the keys that others may know it by; asked for only if any
	 * answer has been replaced since, since they may have to be digested
	 */
	boolean since(long ticket, Supplier<List<String>> names) {
		return ticket < this.count && this.keys.matches(ticket, names.get());
	}

}
