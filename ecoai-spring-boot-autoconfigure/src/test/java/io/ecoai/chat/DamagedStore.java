package io.ecoai.chat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.ecoai.cache.CacheEntry;
import io.ecoai.cache.CacheKey;
import io.ecoai.cache.CacheStatistics;
import io.ecoai.cache.CacheStore;
import io.ecoai.cache.EntryDescription;
import io.ecoai.cache.EntryHeader;
import io.ecoai.cache.FlushFilter;
import io.ecoai.cache.Lifetime;

/**
 * A store that has the same payload for everybody, until it is told to have another.
 */
final class DamagedStore implements CacheStore {

	private byte[] payload = {};

	void hold(byte[] payload) {
		this.payload = payload;
	}

	@Override
	public String storage() {
		return "damaged";
	}

	@Override
	public CacheEntry get(CacheKey key) {
		return new CacheEntry(key, new Lifetime(Instant.now(), null), null, this.payload,
				new EntryDescription("other", "m", "default", "", List.of()));
	}

	@Override
	public CompletionStage<?> put(CacheEntry entry) {
		return CompletableFuture.completedFuture(true);
	}

	@Override
	public long remove(FlushFilter filter) {
		return 0;
	}

	@Override
	public List<EntryHeader> newest(String namespace, String model, int limit) {
		return List.of();
	}

	@Override
	public CacheStatistics statistics() {
		return new CacheStatistics(storage(), 0, 0);
	}

	@Override
	public void close() {
	}

}
