package io.ecoai.cache;

import java.util.HashSet;
import java.util.Set;

import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Callers share a flight if they ask the same of the same client and ask the same of the
 * cache: what is new enough for one, or carries the tags of one, may not do for another,
 * and what fails for one need not fail for another.
 *
 * @param key what is asked for
 * @param directives what is asked of the cache
 * @param client whom the question goes to
 */
record FlightKey(CacheKey key, CacheDirectives directives, Object client) {

	static FlightKey of(CacheRequest<?> request, Caller caller) {
		return new FlightKey(request.key(), request.directives(), caller.client());
	}

	/**
	 * Whether a stream with this key is what the context leads to: a model that asks
	 * itself the same question would wait for itself.
	 */
	boolean isLedIn(ContextView context) {
		return ledIn(context).contains(this);
	}

	/** The context of the origin of a stream with this key. */
	Context leadIn(Context context) {
		Set<FlightKey> all = new HashSet<>(ledIn(context));
		all.add(this);
		return context.put(FlightKey.class, all);
	}

	private static Set<FlightKey> ledIn(ContextView context) {
		return context.<Set<FlightKey>>getOrEmpty(FlightKey.class).orElse(Set.of());
	}

}
