package io.ecoai.cache;

import java.util.List;

/**
 * Hears what the cache does. Called on the caller's thread, of a remote store's failures
 * also on a thread of the store; must be quick and must not throw.
 */
public interface CacheListener {

	/** Hears nothing. */
	CacheListener NONE = new CacheListener() {
	};

	/**
	 * A lookup has ended.
	 * @param hit whether it found a fresh answer
	 * @param nanos how long it took
	 */
	default void onLookup(boolean hit, long nanos) {
	}

	/**
	 * A store has failed.
	 * @param storage the kind of store
	 * @param operation what it was asked to do, such as {@code get}
	 */
	default void onStoreError(String storage, String operation) {
	}

	/**
	 * One listener that passes on what it hears.
	 * @param listeners those who hear of it
	 * @return the listener
	 */
	static CacheListener of(List<CacheListener> listeners) {
		return listeners.isEmpty() ? NONE : new CompositeCacheListener(listeners);
	}

}
