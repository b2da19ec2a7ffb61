package io.ecoai.cache.memory;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.ecoai.cache.CacheEntry;
import io.ecoai.cache.CacheKey;
import io.ecoai.cache.CacheStatistics;
import io.ecoai.cache.CacheStore;
import io.ecoai.cache.EntryHeader;
import io.ecoai.cache.FlushFilter;
import org.jspecify.annotations.Nullable;

/**
 * Keeps answers in memory, up to a number of bytes. They end with the application.
 */
public final class MemoryCacheStore implements CacheStore {

	/** What an entry takes beside its payload and description, roughly. */
	private static final int OVERHEAD_BYTES = 512;

	private final Cache<CacheKey, CacheEntry> entries;

	/**
	 * One removal at a time: what another is just removing is passed over, and may still
	 * be read for a moment.
	 */
	private final ReentrantLock removal = new ReentrantLock();

	/**
	 * Creates an empty store.
	 * @param maxSizeBytes how many bytes it may take, roughly; those that are used least
	 * leave first
	 */
	public MemoryCacheStore(long maxSizeBytes) {
		this.entries = Caffeine.newBuilder()
			.maximumWeight(maxSizeBytes)
			.<CacheKey, CacheEntry>weigher(
					(key, entry) -> entry.payload().length + entry.description().sizeBytes() + OVERHEAD_BYTES)
			.executor(Runnable::run)
			.build();
	}

	@Override
	public String storage() {
		return "memory";
	}

	@Override
	public @Nullable CacheEntry get(CacheKey key) {
		return this.entries.getIfPresent(key);
	}

	@Override
	public CompletionStage<?> put(CacheEntry entry) {
		this.entries.put(entry.key(), entry);
		return CompletableFuture.completedFuture(true);
	}

	@Override
	public long remove(FlushFilter filter) {
		ConcurrentMap<CacheKey, CacheEntry> map = this.entries.asMap();
		this.removal.lock();
		try {
			return map.values()
				.stream()
				.filter((entry) -> filter.matches(entry.key(), entry.description()))
				.filter((entry) -> map.remove(entry.key(), entry))
				.filter((entry) -> !entry.key().isNote())
				.count();
		}
		finally {
			this.removal.unlock();
		}
	}

	@Override
	public List<EntryHeader> newest(String namespace, String model, int limit) {
		return this.entries.asMap()
			.values()
			.stream()
			.filter((entry) -> entry.description().namespace().equals(namespace)
					&& entry.description().model().equals(model) && !entry.key().isNote())
			.sorted(Comparator.comparing((CacheEntry entry) -> entry.lifetime().createdAt()).reversed())
			.limit(limit)
			.map(EntryHeader::of)
			.toList();
	}

	@Override
	public CacheStatistics statistics() {
		long sizeBytes = this.entries.asMap().values().stream().mapToLong((entry) -> entry.payload().length).sum();
		long answers = this.entries.asMap().keySet().stream().filter((key) -> !key.isNote()).count();
		return new CacheStatistics(storage(), answers, sizeBytes);
	}

	@Override
	public void close() {
		this.entries.invalidateAll();
	}

}
