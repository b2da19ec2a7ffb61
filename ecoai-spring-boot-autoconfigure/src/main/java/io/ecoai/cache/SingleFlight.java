package io.ecoai.cache;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.function.Supplier;

import io.ecoai.cache.Flight.Landing;

/**
 * Lets one caller at a time ask for a key while the others wait for what it gets.
 * Different keys never wait for each other.
 */
final class SingleFlight {

	private final ConcurrentMap<FlightKey, Flight<?>> flights = new ConcurrentHashMap<>();

	/**
	 * Leads a flight or waits for the one under way.
	 * @param key what is asked for
	 * @param lead what the leader does: it lands the flight and returns its own result
	 * @param follow makes the result of a caller who waited
	 * @param alone what a caller does for whom the flight holds nothing
	 */
	<A, T> T fly(FlightKey key, Function<Flight<A>, T> lead, Function<Landing.Answered<A>, T> follow,
			Supplier<T> alone) {
		while (true) {
			Flight<A> own = new Flight<>();
			Flight<A> flight = join(key, own);
			if (flight == own) {
				return lead(key, own, lead);
			}
			if (flight.isLedByCurrentThread()) {
				// A model that asks itself the same question would wait for itself.
				return alone.get();
			}
			Landing<A> landing = flight.await();
			if (landing instanceof Landing.Answered<A> answered) {
				return follow.apply(answered);
			}
			if (landing instanceof Landing.Failed<A> failed) {
				throw Rethrow.unchanged(failed.failure());
			}
			if (landing instanceof Landing.Unshared<A>) {
				return alone.get();
			}
		}
	}

	/**
	 * Leads a flight, which others may follow, unless there is one under way: for callers
	 * who must not wait.
	 * @param key what is asked for
	 * @param lead what the leader does: it lands the flight and returns its own result
	 * @param alone what a caller does where somebody else leads
	 */
	<A, T> T flyWithoutWaiting(FlightKey key, Function<Flight<A>, T> lead, Supplier<T> alone) {
		Flight<A> own = new Flight<>();
		return (join(key, own) == own) ? lead(key, own, lead) : alone.get();
	}

	/**
	 * Lets whoever comes from now on start anew. Those who wait get what they wait for.
	 * What an answer will be like is not known before it is there, so that only a filter
	 * by key spares the flights of others.
	 * @param filter whose answers are not to be shared with newcomers
	 */
	void detach(FlushFilter filter) {
		this.flights.keySet().removeIf((flight) -> filter.mayMatch(flight.key()));
	}

	private <A, T> T lead(FlightKey key, Flight<A> flight, Function<Flight<A>, T> lead) {
		Landing<A> landing = new Landing.Unshared<>();
		try {
			return lead.apply(flight);
		}
		catch (Throwable ex) {
			landing = Interruptions.isCauseOf(ex) ? new Landing.Abandoned<>() : new Landing.Failed<>(ex);
			throw ex;
		}
		finally {
			// First out of the map, so that whoever comes after the landing starts anew.
			this.flights.remove(key, flight);
			flight.land(landing);
		}
	}

	// A key is only ever used with one type of answer.
	@SuppressWarnings("unchecked")
	private <A> Flight<A> join(FlightKey key, Flight<A> own) {
		Flight<?> other = this.flights.putIfAbsent(key, own);
		return (other != null) ? (Flight<A>) other : own;
	}

}
