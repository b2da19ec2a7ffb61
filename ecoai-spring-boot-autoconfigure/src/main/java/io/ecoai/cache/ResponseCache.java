package io.ecoai.cache;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.ecoai.cache.Flight.Landing;
import io.ecoai.cache.NearCache.NearEntry;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Answers from the near cache, else from the store, else from the origin, which is asked
 * once for all who ask at the same time. Nothing that goes wrong here reaches a caller:
 * it reads as a miss. Thread-safe.
 */
public final class ResponseCache implements AutoCloseable {

	/** How many answers of a model are compared to find the nearest. */
	private static final int NEAREST_CANDIDATES = 500;

	private static final int MAX_TOLD = 100;

	private static final Log logger = LogFactory.getLog(ResponseCache.class);

	private final SingleFlight flights = new SingleFlight();

	private final FlushGate gate = new FlushGate();

	/** What has been told of answers that cannot be kept, a bounded number of things. */
	private final Set<String> told = ConcurrentHashMap.newKeySet();

	private final PayloadFormat format = new PayloadFormat();

	private final FailOpenCacheStore store;

	private final NearCache near;

	private final CacheListener listener;

	private final Clock clock;

	/**
	 * Creates a cache.
	 * @param store where answers are kept
	 * @param nearCacheSizeBytes how many bytes of answers stay decoded in memory; zero
	 * for none
	 * @param listener hears of lookups
	 * @param clock tells how old answers are
	 */
	public ResponseCache(FailOpenCacheStore store, long nearCacheSizeBytes, CacheListener listener, Clock clock) {
		this.store = store;
		this.near = new NearCache(nearCacheSizeBytes);
		this.listener = new QuietCacheListener(listener);
		this.clock = clock;
	}

	/**
	 * Answers from the cache or from the origin.
	 * @param request what is asked
	 * @param origin asked if there is no fresh answer
	 * @param <A> the answer as it is kept
	 * @param <R> the response of the origin
	 * @return the answer or the response; what the origin throws is thrown as it is
	 */
	public <A, R> Lookup<A, R> get(CacheRequest<A> request, Origin<A, R> origin) {
		long start = System.nanoTime();
		Lookup.Hit<A, R> hit = findNear(request);
		if (hit != null) {
			this.listener.onLookup(true, System.nanoTime() - start);
			return hit;
		}
		return this.flights.<A, Lookup<A, R>>fly(request.key(), (flight) -> lead(request, origin, flight, start),
				(landed) -> new Lookup.Hit<>(landed.answer(), landed.createdAt()),
				() -> new Lookup.Miss<>(origin.call()));
	}

	/**
	 * Answers from the cache alone.
	 * @param request what is asked
	 * @param <A> the answer as it is kept
	 * @param <R> the response of an origin that is not asked
	 * @return the answer, or {@code null} if there is no fresh one
	 */
	public <A, R> Lookup.@Nullable Hit<A, R> find(CacheRequest<A> request) {
		long start = System.nanoTime();
		Lookup.Hit<A, R> hit = findNear(request);
		if (hit == null) {
			hit = findStored(request);
		}
		this.listener.onLookup(hit != null, System.nanoTime() - start);
		return hit;
	}

	/**
	 * Tells how a key differs from the nearest one that is kept.
	 * @param key the key
	 * @param description describes what is asked
	 * @return the explanation
	 */
	public KeyExplanation explain(CacheKey key, EntryDescription description) {
		KeyExplanation.Nearest nearest = this.store
			.newest(description.namespace(), description.model(), NEAREST_CANDIDATES)
			.stream()
			.map((kept) -> new KeyExplanation.Nearest(kept.key(), kept.createdAt(), kept.description().prompt(),
					KeyDifference.between(description.components(), kept.description().components())))
			.min(Comparator.comparingInt((candidate) -> candidate.differences().size()))
			.orElse(null);
		return new KeyExplanation(key, description.components(), nearest);
	}

	/**
	 * Removes answers. One that is on its way meanwhile is returned to those who wait for
	 * it already, and not kept.
	 * @param filter which ones
	 * @return how many have left the store
	 * @throws RuntimeException if the store fails, since the answers may still be there
	 */
	public long flush(FlushFilter filter) {
		return this.gate.flush(() -> {
			try {
				return this.store.remove(filter);
			}
			finally {
				this.near.remove(filter);
				// Whoever asks from now on must not be given what others wait for.
				this.flights.detach();
			}
		});
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
		this.store.close();
	}

	private <A, R> Lookup<A, R> lead(CacheRequest<A> request, Origin<A, R> origin, Flight<A> flight, long start) {
		// Again, since another flight for the key may have landed in between.
		Lookup.Hit<A, R> hit = findNear(request);
		if (hit == null) {
			hit = findStored(request);
		}
		this.listener.onLookup(hit != null, System.nanoTime() - start);
		if (hit != null) {
			flight.land(new Landing.Answered<>(hit.answer(), hit.createdAt()));
			return hit;
		}
		long ticket = this.gate.ticket();
		R response = origin.call();
		A answer = keep(request, origin, response, ticket);
		if (answer != null) {
			flight.land(new Landing.Answered<>(answer, this.clock.instant()));
		}
		return new Lookup.Miss<>(response);
	}

	/** Keeps the answer if it may be kept, and returns it if it may be shared. */
	private <A, R> @Nullable A keep(CacheRequest<A> request, Origin<A, R> origin, R response, long ticket) {
		A answer = null;
		try {
			answer = origin.toAnswer(response);
			if (answer != null && origin.admits(response)) {
				store(request, answer, ticket);
			}
		}
		// Whatever it is: the response has been paid for and must reach the caller.
		catch (Throwable ex) {
			tellUnkept(ex);
		}
		return answer;
	}

	private void tellUnkept(Throwable failure) {
		String message = "An answer could not be kept: " + failure;
		if (this.told.size() < MAX_TOLD && this.told.add(message)) {
			logger.warn(message);
		}
	}

	private <A> void store(CacheRequest<A> request, A answer, long ticket) {
		byte[] payload = this.format.pack(request.codec().encode(answer));
		EntryDescription description = request.description().get();
		Instant now = this.clock.instant();
		CacheEntry entry = new CacheEntry(request.key(), now, request.freshness().expiry(now), payload, description);
		this.gate.keep(ticket, () -> {
			this.store.put(entry);
			this.near.put(request.key(), new NearEntry(answer, now, payload.length, description));
		});
	}

	// An entry is only ever read with the codec that wrote it: the key holds its kind.
	@SuppressWarnings("unchecked")
	private <A, R> Lookup.@Nullable Hit<A, R> findNear(CacheRequest<A> request) {
		NearEntry entry = this.near.get(request.key());
		if (entry == null || !request.freshness().isFresh(entry.createdAt(), this.clock.instant())) {
			return null;
		}
		return new Lookup.Hit<>((A) entry.answer(), entry.createdAt());
	}

	private <A, R> Lookup.@Nullable Hit<A, R> findStored(CacheRequest<A> request) {
		long ticket = this.gate.ticket();
		CacheEntry entry = this.store.get(request.key());
		if (entry == null || !request.freshness().isFresh(entry.createdAt(), this.clock.instant())) {
			return null;
		}
		try {
			A answer = request.codec().decode(this.format.unpack(entry.payload()));
			NearEntry near = new NearEntry(answer, entry.createdAt(), entry.payload().length, entry.description());
			this.gate.keep(ticket, () -> this.near.put(request.key(), near));
			return new Lookup.Hit<>(answer, entry.createdAt());
		}
		// Whatever it is: the origin still has the answer.
		catch (Throwable ex) {
			logger.warn("A kept answer cannot be read and counts as a miss: " + ex);
			return null;
		}
	}

}
