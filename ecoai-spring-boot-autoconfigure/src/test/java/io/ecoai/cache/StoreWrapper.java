package io.ecoai.cache;

import java.util.List;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

/**
 * A store with something in front of it.
 */
class StoreWrapper implements CacheStore {

	private final CacheStore store;

	StoreWrapper(CacheStore store) {
		this.store = store;
	}

	@Override
	public String storage() {
		return this.store.storage();
	}

	@Override
	public @Nullable CacheEntry get(CacheKey key) {
		return this.store.get(key);
	}

	@Override
	public CompletionStage<?> put(CacheEntry entry) {
		return this.store.put(entry);
	}

	@Override
	public long remove(FlushFilter filter) {
		return this.store.remove(filter);
	}

	@Override
	public List<EntryHeader> newest(String namespace, String model, int limit) {
		return this.store.newest(namespace, model, limit);
	}

	@Override
	public CacheStatistics statistics() {
		return this.store.statistics();
	}

	@Override
	public void close() {
		this.store.close();
	}

}
