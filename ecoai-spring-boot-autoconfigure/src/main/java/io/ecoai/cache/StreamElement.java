package io.ecoai.cache;

import org.jspecify.annotations.Nullable;

/**
 * A chunk on its way to all who follow a stream.
 *
 * @param given the chunk as the origin gave it, or {@code null} if it was kept
 * @param kept the chunk as it is kept, or {@code null} if it cannot be restored
 * @param similarity how alike the question is that it answers, or {@code null} if that is
 * the very same question
 * @param <A> a chunk as it is kept
 * @param <C> a chunk as the origin gives it
 */
record StreamElement<A, C>(@Nullable C given, @Nullable A kept, @Nullable Double similarity) {

	/** For the one who asked. */
	Chunk<A, C> toLeader() {
		return (this.given != null) ? new Chunk.Given<>(this.given) : toFollower();
	}

	/** For all others. */
	Chunk<A, C> toFollower() {
		if (this.kept != null) {
			return new Chunk.Kept<>(this.kept, false, this.similarity);
		}
		if (this.given != null) {
			return new Chunk.Shared<>(this.given);
		}
		throw new IllegalStateException("A chunk holds nothing");
	}

}
