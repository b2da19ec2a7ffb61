package io.ecoai.cache;

import org.jspecify.annotations.Nullable;

/**
 * A chunk of a stream.
 *
 * @param <A> a chunk as it is kept
 * @param <C> a chunk as the origin gives it
 */
public sealed interface Chunk<A, C> {

	/**
	 * The origin gave it to the one who asked.
	 *
	 * @param chunk the chunk
	 * @param <A> a chunk as it is kept
	 * @param <C> a chunk as the origin gives it
	 */
	record Given<A, C>(C chunk) implements Chunk<A, C> {

	}

	/**
	 * It was kept, or came to another subscriber.
	 *
	 * @param answer the chunk, shared with others
	 * @param stale whether its time is over, and it is served because the origin failed
	 * @param similarity how alike the question is that it answers (cosine), or
	 * {@code null} if that is the very same question
	 * @param <A> a chunk as it is kept
	 * @param <C> a chunk as the origin gives it
	 */
	record Kept<A, C>(A answer, boolean stale, @Nullable Double similarity) implements Chunk<A, C> {

		/**
		 * A chunk of an answer to the very same question.
		 * @param answer the chunk, shared with others
		 * @param stale whether its time is over
		 */
		public Kept(A answer, boolean stale) {
			this(answer, stale, null);
		}

	}

	/**
	 * It came to another subscriber and cannot be restored without loss, so that both are
	 * given the same object.
	 *
	 * @param chunk the chunk
	 * @param <A> a chunk as it is kept
	 * @param <C> a chunk as the origin gives it
	 */
	record Shared<A, C>(C chunk) implements Chunk<A, C> {

	}

}
