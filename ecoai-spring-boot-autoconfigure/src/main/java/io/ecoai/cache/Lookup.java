package io.ecoai.cache;

import org.jspecify.annotations.Nullable;

/**
 * What a lookup has come to.
 *
 * @param <A> the answer as it is kept
 * @param <R> the response as the origin gives it
 */
public sealed interface Lookup<A, R> {

	/**
	 * The answer was kept, or arrived with the call of another caller.
	 *
	 * @param answer the answer, shared with others
	 * @param stale whether its time is over, and it is served because the origin failed
	 * @param similarity how alike the question is that it answers (cosine), or
	 * {@code null} if that is the very same question
	 * @param <A> the answer as it is kept
	 * @param <R> the response as the origin gives it
	 */
	record Hit<A, R>(A answer, boolean stale, @Nullable Double similarity) implements Lookup<A, R> {

		/**
		 * An answer to the very same question.
		 * @param answer the answer, shared with others
		 * @param stale whether its time is over
		 */
		public Hit(A answer, boolean stale) {
			this(answer, stale, null);
		}

	}

	/**
	 * The origin was asked.
	 *
	 * @param response its response
	 * @param <A> the answer as it is kept
	 * @param <R> the response as the origin gives it
	 */
	record Miss<A, R>(R response) implements Lookup<A, R> {

	}

}
