package io.ecoai.cache;

import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;

/**
 * Answers from the near cache, else from the store, else from the origin, which is asked
 * once for all who ask at the same time. Nothing that goes wrong here reaches a caller:
 * it reads as a miss. Thread-safe.
 */
public final class ResponseCache implements AutoCloseable {

	private final StreamThreads threads = new StreamThreads();

	private final CallFlights calls;

	private final StreamFlights streams;

	private final KeptAnswers kept;

	private final Flushes flushes;

	private final Peers peers;

	private final FailOpenCacheStore store;

	private final Lookups lookups;

	private final CacheInspection inspection;

	/**
	 * Creates a cache.
	 * @param store where answers are kept
	 * @param nearCacheSizeBytes how many bytes of answers stay decoded in memory; zero
	 * for none
	 * @param listener hears of lookups
	 * @param clock tells how old answers are
	 */
	public ResponseCache(FailOpenCacheStore store, long nearCacheSizeBytes, CacheListener listener, Clock clock) {
		this(store, nearCacheSizeBytes, listener, clock, Peers.NONE);
	}

	/**
	 * Creates a cache over a store that others use too.
	 * @param store where answers are kept
	 * @param nearCacheSizeBytes how many bytes of answers stay decoded in memory; zero
	 * for none
	 * @param listener hears of lookups
	 * @param clock tells how old answers are
	 * @param peers the others
	 */
	public ResponseCache(FailOpenCacheStore store, long nearCacheSizeBytes, CacheListener listener, Clock clock,
			Peers peers) {
		this.store = store;
		this.peers = peers;
		this.kept = new KeptAnswers(store, new NearCache(nearCacheSizeBytes, peers::inTouch), clock, this::detach);
		this.flushes = this.kept.flushes();
		this.inspection = new CacheInspection(this.kept, store, clock);
		this.lookups = new Lookups(this.kept, new QuietCacheListener(listener));
		Turns turns = new Turns(store, this.kept, this.threads);
		this.calls = new CallFlights(this.kept, turns, this.lookups);
		this.streams = new StreamFlights(this.kept, turns, this.threads, this.lookups);
		this.flushes.followOthers();
		peers.listen(new FromPeers());
	}

	/**
	 * Answers from the cache or from the origin.
	 * @param request what is asked
	 * @param origin asked if there is no fresh answer, or if none will do
	 * @param <A> the answer as it is kept
	 * @param <R> the response of the origin
	 * @return the answer or the response; what the origin throws is thrown as it is,
	 * unless a stale answer may take its place
	 */
	public <A, R> Lookup<A, R> get(CacheRequest<A> request, Origin<A, R> origin) {
		return this.calls.get(request, origin);
	}

	/**
	 * Answers from the cache alone, if need be with the answer to another question.
	 * @param request what is asked
	 * @param <A> the answer as it is kept
	 * @param <R> the response of an origin
	 * @return what was found, or {@code null} if there is nothing fresh
	 */
	public <A, R> Lookup.@Nullable Hit<A, R> find(CacheRequest<A> request) {
		long start = System.nanoTime();
		return this.lookups.find(request, this.kept.ticket(request), start);
	}

	/**
	 * The kept answer to the very same question. It counts as no lookup: for those who
	 * look for an answer on behalf of another question.
	 * @param request what is asked
	 * @param <A> the answer as it is kept
	 * @return the answer, or {@code null} if there is no fresh one
	 */
	public <A> @Nullable A peek(CacheRequest<A> request) {
		return this.kept.find(request, this.kept.ticket(request));
	}

	/**
	 * What tells the answers of this cache from those of all others. May wait for another
	 * machine.
	 * @return a name that all who share the answers see, also after a restart;
	 * {@code null} if there is none
	 * @throws RuntimeException if it cannot be told at the moment
	 */
	public @Nullable String identity() {
		return this.store.identity();
	}

	/**
	 * Tells what is kept, for people who want to know.
	 * @return the inspection
	 */
	public CacheInspection inspection() {
		return this.inspection;
	}

	/**
	 * What is kept beside the answers.
	 * @return the notes
	 */
	public Notes notes() {
		return this.kept.notes();
	}

	/**
	 * Hears of every flush that this instance begins or is told of, before it ends, and
	 * whenever what is in memory may not be relied on: for what is kept in memory.
	 * @param listener hears which answers may have left; must be quick and must not throw
	 */
	public void onForget(Consumer<FlushFilter> listener) {
		this.flushes.onForget(listener);
	}

	/**
	 * Hears of every flush that begins in this instance, before it ends: for what all
	 * instances share.
	 * @param listener hears which answers leave; must be quick and must not throw
	 */
	public void onFlush(Consumer<FlushFilter> listener) {
		this.flushes.onFlush(listener);
	}

	/**
	 * A stream from the cache or from the origin. Nothing happens before it is subscribed
	 * to, and everything happens anew for each subscriber.
	 * @param request what is asked
	 * @param origin asked if there is no fresh recording, or if none will do
	 * @param <A> a chunk as it is kept
	 * @param <C> a chunk of the origin
	 * @return the stream; what the origin's ends with is what it ends with, unless a
	 * stale recording may take its place
	 */
	public <A, C> Flux<Chunk<A, C>> stream(CacheRequest<List<A>> request, StreamOrigin<A, C> origin) {
		return this.streams.stream(request, origin);
	}

	/**
	 * Where streams from the cache wait, and may block.
	 * @return a scheduler of the cache's own until it is closed
	 */
	public Scheduler scheduler() {
		return this.threads.scheduler();
	}

	/**
	 * Removes answers. One that the filter matches and that is on its way meanwhile is
	 * returned to those who wait for it already, and not kept. Other instances that use
	 * the store are told, and serve none of them after a second.
	 * @param filter which ones
	 * @return how many have left the store
	 * @throws PromptsNotSearchableException if the filter asks for prompts that are not
	 * kept, or cannot be read; nothing has left
	 * @throws PeersNotToldException if the answers have left the store, and other
	 * instances may still have them in memory
	 * @throws RuntimeException if the store fails, since the answers may still be there
	 */
	public long flush(FlushFilter filter) {
		this.store.check(filter);
		long removed = removeAndForget(filter);
		try {
			this.peers.flushed(filter);
		}
		catch (RuntimeException ex) {
			throw new PeersNotToldException(removed, ex);
		}
		return removed;
	}

	/** What has failed half way is told to others too. */
	private long removeAndForget(FlushFilter filter) {
		try {
			return this.flushes.flush(filter);
		}
		catch (Throwable ex) {
			try {
				this.peers.flushed(filter);
			}
			catch (RuntimeException untold) {
				ex.addSuppressed(untold);
			}
			throw ex;
		}
	}

	/**
	 * Takes note of a flush that has removed answers from a store which others use too:
	 * the near cache drops them, and one that is on its way is not kept. The store is not
	 * asked to remove anything. Waits for what is just being kept, so that it must not be
	 * called on a thread that delivers the replies of the store.
	 * @param filter which answers have been removed
	 */
	public void flushed(FlushFilter filter) {
		this.flushes.flushed(filter);
	}

	/**
	 * How full the store is.
	 * @return the statistics of this moment
	 */
	public CacheStatistics statistics() {
		return this.store.statistics();
	}

	/**
	 * Whether the store works.
	 * @return what failed last if the store is being left alone, otherwise {@code null}
	 */
	public @Nullable String failure() {
		return this.store.failure();
	}

	@Override
	public void close() {
		this.threads.close();
		this.store.close();
	}

	private void detach(FlushFilter filter) {
		this.calls.detach(filter);
		this.streams.detach(filter);
	}

	/** On a thread that delivers nothing else. */
	private final class FromPeers implements Peers.Listener {

		@Override
		public void flushed(FlushFilter filter) {
			ResponseCache.this.flushes.flushed(filter);
		}

		@Override
		public void replaced(CacheKey key) {
			ResponseCache.this.flushes.replaced(key.ofRequest());
		}

		@Override
		public void missed() {
			ResponseCache.this.flushes.missed();
		}

	}

}
