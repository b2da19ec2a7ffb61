package io.ecoai.cache;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
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
 * @param similar answers to other questions that may serve as well, or {@code null} if
 * none may
 * @param condition what must hold of a kept answer besides, or {@code null} for nothing
 * @param <A> the answer as it is kept
 */
public record CacheRequest<A>(CacheKey key, Freshness freshness, CacheDirectives directives, AnswerCodec<A> codec,
		@Nullable Supplier<Alternative<?, A>> alternative, Supplier<EntryDescription> description,
		@Nullable SimilarAnswers<A> similar, @Nullable Predicate<EntryDescription> condition) {

	private static final Log logger = LogFactory.getLog(CacheRequest.class);

	/**
	 * A question that only an answer to the very same question serves.
	 * @param key identifies the answer
	 * @param freshness how old the answer may be
	 * @param directives what the caller asks of the cache
	 * @param codec reads and writes the answer
	 * @param alternative what else may serve, or {@code null}
	 * @param description describes the answer
	 */
	public CacheRequest(CacheKey key, Freshness freshness, CacheDirectives directives, AnswerCodec<A> codec,
			@Nullable Supplier<Alternative<?, A>> alternative, Supplier<EntryDescription> description) {
		this(key, freshness, directives, codec, alternative, description, null, null);
	}

	/**
	 * The same question, which answers to other questions serve too.
	 * @param similar finds them, or {@code null} if none may serve
	 * @return the question
	 */
	public CacheRequest<A> withSimilar(@Nullable SimilarAnswers<A> similar) {
		return new CacheRequest<>(this.key, this.freshness, this.directives, this.codec, this.alternative,
				this.description, similar, this.condition);
	}

	/**
	 * The same question, which a kept answer serves only if a condition holds as well.
	 * @param condition what must hold
	 * @return the question
	 */
	public CacheRequest<A> withCondition(Predicate<EntryDescription> condition) {
		return new CacheRequest<>(this.key, this.freshness, this.directives, this.codec, this.alternative,
				this.description, this.similar, condition);
	}

	/** The same question, whose answer is not kept. */
	CacheRequest<A> unkept() {
		return new CacheRequest<>(this.key, this.freshness, this.directives.and(CacheDirectives.NO_STORE), this.codec,
				this.alternative, this.description, this.similar, this.condition);
	}

	/**
	 * Whether a kept answer may serve.
	 */
	boolean accepts(Lifetime lifetime, EntryDescription kept, Instant now) {
		return meetsCondition(kept) && (this.freshness.ofAnyAge() || (!this.directives.noCache() && coversTags(kept)
				&& this.freshness.isFresh(lifetime, this.directives, now)));
	}

	/**
	 * Whether a kept answer may serve now that the origin has failed.
	 */
	boolean acceptsStale(Lifetime lifetime, EntryDescription kept, Instant now) {
		return meetsCondition(kept) && coversTags(kept)
				&& this.freshness.isUsableOnError(lifetime, this.directives, now);
	}

	private boolean meetsCondition(EntryDescription kept) {
		return this.condition == null || this.condition.test(kept);
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

	/**
	 * An answer to another question that serves. Whatever goes wrong must not cost the
	 * caller the origin's answer.
	 */
	SimilarAnswers.@Nullable Found<A> findSimilar() {
		try {
			return (this.similar != null && !this.directives.noCache()) ? this.similar.find() : null;
		}
		catch (RuntimeException | LinkageError | StackOverflowError ex) {
			logger.debug("Answers to similar questions cannot be looked for", ex);
			return null;
		}
	}

	/** Gets ready what is to be kept beside the answer. */
	void prepareNotes() {
		try {
			if (this.similar != null) {
				this.similar.prepareNotes();
			}
		}
		catch (RuntimeException | LinkageError | StackOverflowError ex) {
			logger.debug("It cannot be told what to keep beside an answer", ex);
		}
	}

	/** What is to be kept beside the answer. */
	List<SimilarAnswers.Note> notes(EntryDescription answer) {
		try {
			return (this.similar != null) ? this.similar.notes(answer) : List.of();
		}
		catch (RuntimeException | LinkageError | StackOverflowError ex) {
			logger.debug("It cannot be told what to keep beside an answer", ex);
			return List.of();
		}
	}

}
