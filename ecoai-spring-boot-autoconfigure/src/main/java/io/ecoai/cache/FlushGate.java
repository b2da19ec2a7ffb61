package io.ecoai.cache;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * Lets nothing be kept that was on its way when a flush began: it may be among those that
 * were to leave. Whoever keeps something never waits here; a flush waits for what is just
 * being kept.
 */
final class FlushGate {

	private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

	private final AtomicLong flushes = new AtomicLong();

	/** Keeps those who keep from overtaking a flush for ever. */
	private final AtomicInteger waiting = new AtomicInteger();

	/**
	 * To be asked before something is read or asked for that may be kept.
	 * @return what to pass to {@link #keep}
	 */
	long ticket() {
		return this.flushes.get();
	}

	/**
	 * Keeps something unless a flush has begun since the ticket was issued.
	 * @param ticket from before the beginning
	 * @param keeping keeps it
	 */
	void keep(long ticket, Runnable keeping) {
		if (this.waiting.get() > 0 || !this.lock.readLock().tryLock()) {
			return;
		}
		try {
			if (this.flushes.get() == ticket) {
				keeping.run();
			}
		}
		finally {
			this.lock.readLock().unlock();
		}
	}

	/**
	 * Removes something, while nothing is kept.
	 * @param removal removes it
	 * @return what the removal returns
	 */
	<T> T flush(Supplier<T> removal) {
		this.waiting.incrementAndGet();
		this.lock.writeLock().lock();
		try {
			return removal.get();
		}
		finally {
			// At the end, so that a ticket from meanwhile is void too.
			this.flushes.incrementAndGet();
			this.lock.writeLock().unlock();
			this.waiting.decrementAndGet();
		}
	}

}
