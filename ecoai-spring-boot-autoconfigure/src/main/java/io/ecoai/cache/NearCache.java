package io.ecoai.cache;

import java.util.List;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

/**
 * Keeps answers that were read lately, decoded, in front of a store. Bounded by about the
 * memory that they take.
 */
final class NearCache {

	/** What an entry takes beside its answer and description, roughly. */
	private static final int OVERHEAD_BYTES = 512;

	private final boolean enabled;

	private final Cache<CacheKey, NearEntry> entries;

	private final BooleanSupplier trusted;

	/**
	 * One removal at a time: what another is just removing is passed over, and may still
	 * be read for a moment.
	 */
	private final ReentrantLock removal = new ReentrantLock();

	/**
	 * Creates a cache.
	 * @param trusted whether what is in it can be served now
	 */
	NearCache(long maxSizeBytes, BooleanSupplier trusted) {
		this.trusted = trusted;
		this.enabled = maxSizeBytes > 0;
		this.entries = Caffeine.newBuilder()
			.maximumWeight(maxSizeBytes)
			.<CacheKey, NearEntry>weigher((key, entry) -> entry.weight())
			.build();
	}

	@Nullable NearEntry get(CacheKey key) {
		NearEntry entry = this.entries.getIfPresent(key);
		return (entry != null && this.trusted.getAsBoolean()) ? entry : null;
	}

	void put(CacheKey key, NearEntry entry) {
		// Without room Caffeine would still hold an entry for a moment.
		if (this.enabled) {
			this.entries.put(key, entry);
		}
	}

	/** What was read from a store may be older than what is here. */
	void putRead(CacheKey key, NearEntry entry) {
		if (this.enabled) {
			this.entries.asMap().merge(key, entry, NearCache::newer);
		}
	}

	private static NearEntry newer(NearEntry before, NearEntry read) {
		return read.lifetime().createdAt().isAfter(before.lifetime().createdAt()) ? read : before;
	}

	void remove(CacheKey key) {
		this.entries.invalidate(key);
	}

	void remove(FlushFilter filter) {
		ConcurrentMap<CacheKey, NearEntry> map = this.entries.asMap();
		List<CacheKey> known = filter.onlyKeys();
		if (!known.isEmpty()) {
			known.forEach(map::remove);
			return;
		}
		this.removal.lock();
		try {
			map.forEach((key, entry) -> {
				if (filter.matches(key, entry.description())) {
					map.remove(key);
				}
			});
		}
		finally {
			this.removal.unlock();
		}
	}

	/**
	 * An answer that was read or given lately.
	 */
	static final class NearEntry {

		/** Uses that follow each other within that time count as one. */
		private static final long USE_NANOS = 1_000_000_000;

		private final Object answer;

		private final Lifetime lifetime;

		private final long sizeBytes;

		private final EntryDescription description;

		private volatile long usedNanos = System.nanoTime() - USE_NANOS;

		/**
		 * Creates an entry.
		 * @param answer the answer, decoded
		 * @param lifetime when it was given, and for how long
		 * @param sizeBytes about how much memory it takes
		 * @param description what is known of it
		 */
		NearEntry(Object answer, Lifetime lifetime, long sizeBytes, EntryDescription description) {
			this.answer = answer;
			this.lifetime = lifetime;
			this.sizeBytes = sizeBytes;
			this.description = description;
		}

		Object answer() {
			return this.answer;
		}

		Lifetime lifetime() {
			return this.lifetime;
		}

		/**
		 * An entry is only ever read with the codec that wrote it: the key holds its
		 * kind.
		 */
		@SuppressWarnings("unchecked")
		<B> B typedAnswer() {
			return (B) this.answer;
		}

		private int weight() {
			return (int) Math.min(Integer.MAX_VALUE, this.sizeBytes + this.description.sizeBytes() + OVERHEAD_BYTES);
		}

		EntryDescription description() {
			return this.description;
		}

		/** Whether it is used for the first time in a while. */
		boolean use() {
			long now = System.nanoTime();
			if (now - this.usedNanos < USE_NANOS) {
				return false;
			}
			this.usedNanos = now;
			return true;
		}

	}

}
