package io.ecoai.cache;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * A question to the cache.
 *
 * @param key identifies the answer
 * @param freshness how old the answer may be
 * @param directives what the caller asks of the cache
 * @param codec reads and writes the answer
 * @param alternative what else may serve, asked for only where there is no answer, or
 * {@code null} if nothing may
 * @param description describes the answer; asked for only when one is to be kept
 * @param <A> the answer as it is kept
 */
public record CacheRequest<A>(CacheKey key, Freshness freshness, CacheDirectives directives, AnswerCodec<A> codec,
		@Nullable Supplier<Alternative<?, A>> alternative, Supplier<EntryDescription> description) {

	/** The same question, whose answer is not kept. */
	CacheRequest<A> unkept() {
		return new CacheRequest<>(this.key, this.freshness, this.directives.and(CacheDirectives.NO_STORE), this.codec,
				this.alternative, this.description);
	}

}
