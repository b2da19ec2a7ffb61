package io.ecoai.cache;

import java.time.Clock;

import io.ecoai.cache.NearCache.NearEntry;
import org.jspecify.annotations.Nullable;

/**
 * Answers whose time is over, but not for long. To be asked for when the origin has
 * failed. Thread-safe.
 *
 * @param store where answers are kept
 * @param near the answers that were read lately
 * @param packing reads them
 * @param clock tells how old they are
 */
record StaleAnswers(CacheStore store, NearCache near, AnswerPacking packing, Clock clock) {

	/**
	 * An answer of the kind that is asked for or else of another, or {@code null}.
	 */
	<A> @Nullable A find(CacheRequest<A> request) {
		if (!request.freshness().allowsStale(request.directives())) {
			return null;
		}
		A answer = find(request, request.key(), request.codec());
		Alternative<?, A> alternative = (answer == null) ? request.alternativeOrNull() : null;
		return (alternative != null) ? findAlternative(request, alternative) : answer;
	}

	private <B> @Nullable B find(CacheRequest<?> request, CacheKey key, AnswerCodec<B> codec) {
		NearEntry near = this.near.get(key);
		if (near != null && request.acceptsStale(near.lifetime(), near.description(), this.clock.instant())) {
			return near.typedAnswer();
		}
		CacheEntry entry = this.store.get(key);
		NearEntry kept = (entry != null
				&& request.acceptsStale(entry.lifetime(), entry.description(), this.clock.instant()))
						? this.packing.unpack(entry, codec) : null;
		return (kept != null) ? kept.typedAnswer() : null;
	}

	private <B, A> @Nullable A findAlternative(CacheRequest<A> request, Alternative<B, A> alternative) {
		return this.packing.convert(find(request, alternative.key(), alternative.codec()), alternative);
	}

}
