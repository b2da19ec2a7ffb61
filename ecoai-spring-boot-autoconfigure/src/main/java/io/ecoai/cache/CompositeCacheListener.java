package io.ecoai.cache;

import java.util.List;

/**
 * Passes on what it hears to several listeners.
 */
final class CompositeCacheListener implements CacheListener {

	private final List<CacheListener> listeners;

	CompositeCacheListener(List<CacheListener> listeners) {
		this.listeners = List.copyOf(listeners);
	}

	@Override
	public void onLookup(boolean hit, long nanos) {
		for (CacheListener listener : this.listeners) {
			listener.onLookup(hit, nanos);
		}
	}

	@Override
	public void onStoreError(String storage, String operation) {
		for (CacheListener listener : this.listeners) {
			listener.onStoreError(storage, operation);
		}
	}

}
