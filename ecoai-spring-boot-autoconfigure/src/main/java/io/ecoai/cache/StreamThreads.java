package io.ecoai.cache;

import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * The threads on which streams look into a store and are replayed, and on which those are
 * delivered to who follow the stream of another. They are not Reactor's own, which the
 * streams of some providers block for as long as these last. Thread-safe.
 */
final class StreamThreads implements AutoCloseable {

	private static final int LONGEST_IDLE_SECONDS = 60;

	private final Scheduler scheduler = Schedulers.newBoundedElastic(Schedulers.DEFAULT_BOUNDED_ELASTIC_SIZE,
			Schedulers.DEFAULT_BOUNDED_ELASTIC_QUEUESIZE, "ecoai-streams", LONGEST_IDLE_SECONDS, true);

	/**
	 * Reactor's own once the cache is closed: what still streams must come to its end.
	 */
	Scheduler scheduler() {
		return this.scheduler.isDisposed() ? Schedulers.boundedElastic() : this.scheduler;
	}

	/** What is being delivered goes on. */
	@Override
	public void close() {
		this.scheduler.disposeGracefully().subscribe();
	}

}
