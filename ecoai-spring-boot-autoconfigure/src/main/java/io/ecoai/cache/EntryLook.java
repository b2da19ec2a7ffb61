package io.ecoai.cache;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * Looks at what a store keeps, without serving it.
 *
 * @param store where answers are kept
 * @param clock tells how old they are
 */
record EntryLook(CacheStore store, Clock clock) {

	/** How many answers of a model are compared to find the nearest. */
	private static final int NEAREST_CANDIDATES = 500;

	/** The one of the very key is the nearest, however many are newer. */
	KeyExplanation explain(CacheKey key, EntryDescription description) {
		CacheEntry own = this.store.get(key);
		return (own != null) ? new KeyExplanation(key, description.components(), same(own))
				: explain(key, description, (kept) -> true);
	}

	private static KeyExplanation.Nearest same(CacheEntry own) {
		return new KeyExplanation.Nearest(own.key(), own.lifetime().createdAt(), own.description().prompt(), List.of());
	}

	private KeyExplanation explain(CacheKey key, EntryDescription description, Predicate<StoredKey> candidates) {
		KeyExplanation.Nearest nearest = this.store
			.newest(description.namespace(), description.model(), NEAREST_CANDIDATES)
			.stream()
			.filter(candidates)
			.map((kept) -> new KeyExplanation.Nearest(kept.key(), kept.createdAt(), kept.description().prompt(),
					KeyDifference.between(description.components(), kept.description().components())))
			.min(Comparator.comparingInt((candidate) -> candidate.differences().size()))
			.orElse(null);
		return new KeyExplanation(key, description.components(), nearest);
	}

	/** The nearest answer to another request; the key is the one that the entry tells. */
	@Nullable KeyExplanation explain(CacheKey key) {
		CacheEntry entry = find(key);
		if (entry == null) {
			return null;
		}
		CacheKey own = entry.key().ofRequest();
		return explain(own, entry.description(), (other) -> !other.key().ofRequest().equals(own));
	}

	@Nullable KeptEntry at(CacheKey key, Freshness freshness) {
		CacheEntry entry = find(key);
		return (entry != null) ? KeptEntry.of(entry, freshness, this.clock.instant()) : null;
	}

	/** Of a request that was only streamed there is nothing but the recording. */
	private @Nullable CacheEntry find(CacheKey key) {
		return key.ofAllKinds().stream().map(this.store::get).filter(Objects::nonNull).findFirst().orElse(null);
	}

}
