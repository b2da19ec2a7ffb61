package io.ecoai.cache;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;

import io.ecoai.cache.KeyExplanation.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Tells what is kept, and what would become of a request, without serving anything. It
 * counts as no lookup. Thread-safe.
 */
public final class CacheInspection {

	/** How many answers of a model are compared to find the nearest. */
	private static final int NEAREST_CANDIDATES = 500;

	private final KeptAnswers answers;

	private final CacheStore store;

	private final Clock clock;

	CacheInspection(KeptAnswers answers, CacheStore store, Clock clock) {
		this.answers = answers;
		this.store = store;
		this.clock = clock;
	}

	/**
	 * Tells what would become of a request, and how its key differs from the nearest one
	 * that is kept. The very same key is the nearest, however many are newer.
	 * @param request what would be asked
	 * @return the explanation
	 */
	public KeyExplanation explain(CacheRequest<?> request) {
		boolean served = this.answers.find(request, this.answers.ticket(request)) != null;
		EntryDescription description = request.description().get();
		CacheEntry own = this.store.get(request.key());
		Instant now = this.clock.instant();
		CacheEntry kept = decisive(request, own, now);
		return new KeyExplanation(request.key(), description.components(),
				served ? Verdict.HIT : verdict(request, kept, now),
				(kept != null) ? EntryStatus.of(kept, request.freshness(), now) : null,
				(own != null) ? same(own) : nearest(description, (other) -> true));
	}

	/**
	 * An answer of another kind counts where the one that is asked for does not serve.
	 */
	private @Nullable CacheEntry decisive(CacheRequest<?> request, @Nullable CacheEntry own, Instant now) {
		Alternative<?, ?> alternative = request.alternativeOrNull();
		if (alternative == null || (own != null && accepts(request, own, now))) {
			return own;
		}
		CacheEntry other = this.store.get(alternative.key());
		return (own == null || (other != null && accepts(request, other, now))) ? other : own;
	}

	private static boolean accepts(CacheRequest<?> request, CacheEntry kept, Instant now) {
		return request.accepts(kept.lifetime(), kept.description(), now);
	}

	private static Verdict verdict(CacheRequest<?> request, @Nullable CacheEntry kept, Instant now) {
		if (kept == null) {
			return Verdict.MISS;
		}
		if (accepts(request, kept, now)) {
			return Verdict.UNREADABLE;
		}
		return request.freshness().isFresh(kept.lifetime(), request.directives(), now) ? Verdict.REFUSED
				: Verdict.EXPIRED;
	}

	private static KeyExplanation.Nearest same(CacheEntry own) {
		return new KeyExplanation.Nearest(own.key(), own.lifetime().createdAt(), own.description().prompt(), List.of());
	}

	private KeyExplanation.@Nullable Nearest nearest(EntryDescription description, Predicate<EntryHeader> candidates) {
		return this.store.newest(description.namespace(), description.model(), NEAREST_CANDIDATES)
			.stream()
			.filter(candidates)
			.map((kept) -> new KeyExplanation.Nearest(kept.key(), kept.createdAt(), kept.description().prompt(),
					KeyDifference.between(description.components(), kept.description().components())))
			.min(Comparator.comparingInt((candidate) -> candidate.differences().size()))
			.orElse(null);
	}

	/**
	 * Tells how the key of a kept answer differs from the nearest one of another request.
	 * @param key the key, as records show it
	 * @param freshness tells how old the answers of a model may be
	 * @return the explanation, with the key that the answer tells, or {@code null} if
	 * there is no such answer
	 */
	public @Nullable KeyExplanation explain(CacheKey key, Function<String, Freshness> freshness) {
		CacheEntry entry = find(key);
		if (entry == null) {
			return null;
		}
		CacheKey own = entry.key().ofRequest();
		EntryDescription description = entry.description();
		EntryStatus kept = EntryStatus.of(entry, freshness.apply(description.model()), this.clock.instant());
		return new KeyExplanation(own, description.components(), kept.fresh() ? Verdict.HIT : Verdict.EXPIRED, kept,
				nearest(description, (other) -> !other.key().ofRequest().equals(own)));
	}

	/**
	 * Tells how an answer is kept, or its recording if there is only that.
	 * @param key its key, as records show it
	 * @param freshness how old it may be
	 * @return what is known of it, or {@code null} if there is none
	 */
	public @Nullable EntryStatus entry(CacheKey key, Freshness freshness) {
		CacheEntry entry = find(key);
		return (entry != null) ? EntryStatus.of(entry, freshness, this.clock.instant()) : null;
	}

	/** Of a request that was only streamed there is nothing but the recording. */
	private @Nullable CacheEntry find(CacheKey key) {
		return key.ofAllKinds().stream().map(this.store::get).filter(Objects::nonNull).findFirst().orElse(null);
	}

}
