package io.ecoai.cache;

import java.time.Instant;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
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

	private static final Log logger = LogFactory.getLog(CacheRequest.class);

	/** The same question, whose answer is not kept. */
	CacheRequest<A> unkept() {
		return new CacheRequest<>(this.key, this.freshness, this.directives.and(CacheDirectives.NO_STORE), this.codec,
				this.alternative, this.description);
	}

	/**
	 * Whether a kept answer may serve.
	 */
	boolean accepts(Lifetime lifetime, EntryDescription kept, Instant now) {
		return this.freshness.ofAnyAge() || (!this.directives.noCache() && coversTags(kept)
				&& this.freshness.isFresh(lifetime, this.directives, now));
	}

	/**
	 * Whether a kept answer may serve now that the origin has failed.
	 */
	boolean acceptsStale(Lifetime lifetime, EntryDescription kept, Instant now) {
		return coversTags(kept) && this.freshness.isUsableOnError(lifetime, this.directives, now);
	}

	/** Whoever relies on a tag must not be left with an answer that lacks it. */
	private boolean coversTags(EntryDescription kept) {
		return kept.tags().containsAll(this.directives.tags());
	}

	/**
	 * What else may serve. What is wrong with it, if anything, must not cost the caller
	 * the origin's answer.
	 */
	@Nullable Alternative<?, A> alternativeOrNull() {
		try {
			return (this.alternative != null) ? this.alternative.get() : null;
		}
		catch (RuntimeException | LinkageError | StackOverflowError ex) {
			logger.debug("It cannot be told what else may serve", ex);
			return null;
		}
	}

}
