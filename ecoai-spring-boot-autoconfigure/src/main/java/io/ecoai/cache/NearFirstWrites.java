package io.ecoai.cache;

import io.ecoai.cache.NearCache.NearEntry;

/**
 * Writes to the near cache and to the store behind it, which may turn out not to permit
 * it. Thread-safe.
 *
 * @param near the near cache
 * @param store the store
 */
record NearFirstWrites(NearCache near, FailOpenCacheStore store) {

	/**
	 * Writes an entry.
	 * @param content what is in it, decoded
	 * @param sizeBytes about how much memory that takes
	 */
	void put(CacheEntry entry, Object content, long sizeBytes, Permit permit) {
		CacheKey key = entry.key();
		this.near.put(key, new NearEntry(content, entry.lifetime(), sizeBytes, entry.description()));
		this.store.put(entry, permit).thenAccept((allowed) -> {
			if (!allowed) {
				this.near.remove(key);
			}
		});
	}

}
