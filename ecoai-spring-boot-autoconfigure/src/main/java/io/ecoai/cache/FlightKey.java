package io.ecoai.cache;

/**
 * Callers share a flight if they ask the same and ask the same of the cache: what is new
 * enough for one, or carries the tags of one, may not do for another.
 *
 * @param key what is asked for
 * @param directives what is asked of the cache
 */
record FlightKey(CacheKey key, CacheDirectives directives) {

	static FlightKey of(CacheRequest<?> request) {
		return new FlightKey(request.key(), request.directives());
	}

}
