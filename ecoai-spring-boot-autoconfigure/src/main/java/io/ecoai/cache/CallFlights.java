package io.ecoai.cache;

import io.ecoai.cache.Flight.Landing;
import org.jspecify.annotations.Nullable;

/**
 * Answers to calls: from what is kept, or from the origin, which is asked once for all
 * who ask for the same at the same time. Thread-safe.
 */
final class CallFlights {

	private final SingleFlight flights = new SingleFlight();

	private final KeptAnswers kept;

	private final Turns turns;

	private final Lookups lookups;

	CallFlights(KeptAnswers kept, Turns turns, Lookups lookups) {
		this.kept = kept;
		this.turns = turns;
		this.lookups = lookups;
	}

	<A, R> Lookup<A, R> get(CacheRequest<A> request, Origin<A, R> origin) {
		try {
			if (request.directives().noCache()) {
				return askAlone(request, origin);
			}
			long start = System.nanoTime();
			A near = this.lookups.findNear(request, start);
			if (near != null) {
				return new Lookup.Hit<>(near, false);
			}
			if (origin.isNested()) {
				return this.flights.<A, Lookup<A, R>>flyWithoutWaiting(FlightKey.of(request, origin),
						(flight) -> lead(request, origin, flight, start), () -> lead(request, origin, null, start));
			}
			return this.flights.<A, Lookup<A, R>>fly(FlightKey.of(request, origin),
					(flight) -> lead(request, origin, flight, start),
					(landed) -> new Lookup.Hit<>(landed.answer(), false, landed.similarity()),
					() -> askAlone(request, origin));
		}
		catch (Throwable ex) {
			A stale = origin.isOutOfOrder(ex) ? this.kept.findStale(request) : null;
			if (stale != null) {
				return new Lookup.Hit<>(stale, true);
			}
			throw ex;
		}
	}

	/**
	 * Lets whoever comes from now on start anew. Those who wait get what they wait for.
	 * @param filter whose answers are not to be shared with newcomers, as far as their
	 * keys tell
	 */
	void detach(FlushFilter filter) {
		this.flights.detach(filter);
	}

	private <A, R> Lookup<A, R> askAlone(CacheRequest<A> request, Origin<A, R> origin) {
		AnswerTicket ticket = this.kept.ticket(request);
		this.kept.recall(request, ticket);
		return ask(request, origin, null, ticket, this.turns.alone(request));
	}

	private <A, R> Lookup<A, R> lead(CacheRequest<A> request, Origin<A, R> origin, @Nullable Flight<A> flight,
			long start) {
		// The near cache again too, since another flight for the key may have landed.
		AnswerTicket ticket = this.kept.ticket(request);
		Lookup.Hit<A, R> hit = this.lookups.find(request, ticket, start);
		if (hit != null) {
			return landed(flight, hit);
		}
		Turn<A> turn = this.turns.await(request, !origin.isNested());
		if (turn instanceof Turn.Answered<A> answered) {
			return landed(flight, new Lookup.Hit<>(answered.answer(), false));
		}
		return ask(request, origin, flight, ticket, ((Turn.Ask<A>) turn).permit());
	}

	private static <A, R> Lookup<A, R> landed(@Nullable Flight<A> flight, Lookup.Hit<A, R> hit) {
		if (flight != null) {
			flight.land(new Landing.Answered<>(hit.answer(), hit.similarity()));
		}
		return hit;
	}

	private <A, R> Lookup<A, R> ask(CacheRequest<A> request, Origin<A, R> origin, @Nullable Flight<A> flight,
			AnswerTicket ticket, Permit permit) {
		try {
			R response = ticket.ask(origin::call);
			A answer = keep(request, origin, response, ticket, permit);
			if (answer != null && flight != null) {
				flight.land(new Landing.Answered<>(answer, null));
			}
			return new Lookup.Miss<>(response);
		}
		finally {
			permit.end();
		}
	}

	/** Keeps the answer if it may be kept, and returns it if it may be shared. */
	private <A, R> @Nullable A keep(CacheRequest<A> request, Origin<A, R> origin, R response, AnswerTicket ticket,
			Permit permit) {
		A answer = null;
		try {
			answer = origin.toAnswer(response);
			if (answer != null && origin.admits(response)) {
				this.kept.keep(request, answer, ticket, permit);
			}
		}
		// Whatever it is: the response has been paid for and must reach the caller.
		catch (Throwable ex) {
			this.kept.tellUnkept(ex);
		}
		return answer;
	}

}
