package io.ecoai.wire;

import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * How long threads wait here that have nothing to wait for: for a core, for the garbage
 * collector, for other work on the machine. A thread hands something to another one and
 * gets it back, again and again, as a caller does with the client of a server.
 */
public final class MachinePauses implements AutoCloseable {

	private static final long BETWEEN_NANOS = 1_000_000;

	private final SynchronousQueue<Boolean> there = new SynchronousQueue<>();

	private final SynchronousQueue<Boolean> back = new SynchronousQueue<>();

	private final AtomicLong longest = new AtomicLong();

	private final Thread asking = new Thread(this::ask, "pauses-asking");

	private final Thread answering = new Thread(this::answer, "pauses-answering");

	/** Begins to measure. */
	public MachinePauses() {
		for (Thread thread : new Thread[] { this.asking, this.answering }) {
			thread.setDaemon(true);
			thread.start();
		}
	}

	/**
	 * The longest since this was last asked.
	 * @return nanoseconds
	 */
	public long takeLongest() {
		return this.longest.getAndSet(0);
	}

	private void ask() {
		try {
			while (true) {
				long begin = System.nanoTime();
				LockSupport.parkNanos(BETWEEN_NANOS);
				this.there.put(true);
				this.back.take();
				this.longest.accumulateAndGet(System.nanoTime() - begin - BETWEEN_NANOS, Math::max);
			}
		}
		catch (InterruptedException ex) {
			// The end.
		}
	}

	private void answer() {
		try {
			while (true) {
				this.back.put(this.there.take());
			}
		}
		catch (InterruptedException ex) {
			// The end.
		}
	}

	@Override
	public void close() {
		this.asking.interrupt();
		this.answering.interrupt();
	}

}
