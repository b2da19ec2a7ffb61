package io.ecoai.cache;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;
import reactor.core.scheduler.Schedulers;

/**
 * Streams from what is kept, or from the origin, whose stream is shared by all who ask
 * for the same while it runs. Late subscribers receive it from its first chunk.
 */
final class StreamFlights {

	private final ConcurrentMap<FlightKey, StreamRecording<?, ?>> flights = new ConcurrentHashMap<>();

	private final KeptAnswers kept;

	private final Turns turns;

	private final StreamThreads threads;

	private final Lookups lookups;

	StreamFlights(KeptAnswers kept, Turns turns, StreamThreads threads, Lookups lookups) {
		this.kept = kept;
		this.turns = turns;
		this.threads = threads;
		this.lookups = lookups;
	}

	<A, C> Flux<Chunk<A, C>> stream(CacheRequest<List<A>> request, StreamOrigin<A, C> origin) {
		return Flux.defer(() -> {
			long start = System.nanoTime();
			List<A> near = request.directives().noCache() ? null : this.lookups.findNear(request, start);
			if (near != null) {
				return replay(near, false);
			}
			return orStale(request, origin, shared(request, origin));
		});
	}

	/** One of those who follow takes over if the leader was interrupted. */
	private <A, C> Flux<Chunk<A, C>> shared(CacheRequest<List<A>> request, StreamOrigin<A, C> origin) {
		return Flux.<Chunk<A, C>>from((actual) -> join(request, origin, Operators.toCoreSubscriber(actual)))
			.onErrorResume(AbandonedStreamException.class, (abandoned) -> shared(request, origin));
	}

	/**
	 * Lets whoever comes from now on start anew. Those who have subscribed get what they
	 * have subscribed to.
	 * @param filter whose answers are not to be shared with newcomers, as far as their
	 * keys tell
	 */
	void detach(FlushFilter filter) {
		this.flights.keySet().removeIf((flight) -> filter.mayMatch(flight.key()));
	}

	private <A, C> void join(CacheRequest<List<A>> request, StreamOrigin<A, C> origin,
			CoreSubscriber<? super Chunk<A, C>> actual) {
		FlightKey key = FlightKey.of(request, origin);
		if (key.isLedIn(actual.currentContext())) {
			// The answer is that of the stream further out, which contains this one.
			streamAlone(request.unkept(), origin, actual);
		}
		else if (request.directives().noCache()) {
			streamAlone(request, origin, actual);
		}
		else if (origin.isNested()) {
			streamWithoutWaiting(key, request, origin, actual);
		}
		else {
			streamTogether(key, request, origin, actual);
		}
	}

	private <A, C> void streamAlone(CacheRequest<List<A>> request, StreamOrigin<A, C> origin,
			CoreSubscriber<? super Chunk<A, C>> actual) {
		new StreamRecording<>(request, origin, this.kept, this.turns, this.threads, this.lookups, (landed) -> {
		}).join(actual, true);
	}

	/**
	 * Follows nobody, since that might be to wait for itself. Others may follow this
	 * stream all the same, unless there is one to follow already.
	 */
	private <A, C> void streamWithoutWaiting(FlightKey key, CacheRequest<List<A>> request, StreamOrigin<A, C> origin,
			CoreSubscriber<? super Chunk<A, C>> actual) {
		StreamRecording<A, C> own = recording(key, request, origin);
		this.flights.putIfAbsent(key, own);
		while (!own.join(actual, true)) {
			// One of them was here before, and has gone again.
			this.flights.remove(key, own);
			own = recording(key, request, origin);
		}
	}

	/** Follows the stream that is under way, or leads one for others to follow. */
	private <A, C> void streamTogether(FlightKey key, CacheRequest<List<A>> request, StreamOrigin<A, C> origin,
			CoreSubscriber<? super Chunk<A, C>> actual) {
		while (true) {
			StreamRecording<A, C> own = recording(key, request, origin);
			StreamRecording<A, C> other = underWay(key, own);
			StreamRecording<A, C> flight = (other != null) ? other : own;
			if (flight.join(actual, other == null)) {
				return;
			}
			// Its last subscriber has just gone, or it grew too long to be repeated.
			this.flights.remove(key, flight);
		}
	}

	// A key is only ever used with one type of answer.
	@SuppressWarnings("unchecked")
	private <A, C> @Nullable StreamRecording<A, C> underWay(FlightKey key, StreamRecording<A, C> own) {
		return (StreamRecording<A, C>) this.flights.putIfAbsent(key, own);
	}

	private <A, C> StreamRecording<A, C> recording(FlightKey key, CacheRequest<List<A>> request,
			StreamOrigin<A, C> origin) {
		return new StreamRecording<>(request, origin, this.kept, this.turns, this.threads, this.lookups,
				(landed) -> this.flights.remove(key, landed));
	}

	/** A stale recording may only take the place of a stream that has not begun. */
	private <A, C> Flux<Chunk<A, C>> orStale(CacheRequest<List<A>> request, StreamOrigin<A, C> origin,
			Flux<Chunk<A, C>> stream) {
		if (!request.freshness().allowsStale(request.directives())) {
			return stream;
		}
		AtomicBoolean begun = new AtomicBoolean();
		return stream.doOnNext((chunk) -> begun.setPlain(true))
			.onErrorResume((failure) -> (!begun.get() && origin.isOutOfOrder(failure)) ? staleOr(failure, request)
					: Flux.error(failure));
	}

	/** A failure may well arrive on a thread that must not wait for a store. */
	private <A, C> Flux<Chunk<A, C>> staleOr(Throwable failure, CacheRequest<List<A>> request) {
		Flux<Chunk<A, C>> found = Flux.defer(() -> {
			List<A> stale = this.kept.findStale(request);
			return (stale != null) ? replay(stale, true) : Flux.error(failure);
		});
		return Schedulers.isInNonBlockingThread() ? found.subscribeOn(this.threads.scheduler(), false) : found;
	}

	private static <A, C> Flux<Chunk<A, C>> replay(List<A> chunks, boolean stale) {
		return Flux.fromIterable(chunks).map((chunk) -> new Chunk.Kept<>(chunk, stale));
	}

}
