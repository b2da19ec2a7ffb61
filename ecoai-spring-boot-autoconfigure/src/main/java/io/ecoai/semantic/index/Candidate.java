package io.ecoai.semantic.index;

import io.ecoai.cache.CacheKey;
import io.ecoai.semantic.embed.Embedding;
import org.jspecify.annotations.Nullable;

/**
 * A question whose answer is kept.
 *
 * @param answer the key of the request
 * @param text the text of its last user message
 * @param model tells the vectors apart that cannot be compared, or {@code null} if there
 * is no vector yet
 * @param vector the embedding of the text, or {@code null} if nobody has needed it yet
 */
// Candidates are passed on and never compared.
@SuppressWarnings("ArrayRecordComponent")
public record Candidate(CacheKey answer, String text, @Nullable String model, float @Nullable [] vector) {

	/**
	 * The same candidate with another embedding.
	 * @param embedding the embedding of its text, or {@code null} to leave it as it is
	 * @return the candidate
	 */
	public Candidate with(@Nullable Embedding embedding) {
		return (embedding != null) ? new Candidate(this.answer, this.text, embedding.model(), embedding.vector())
				: this;
	}

	/**
	 * Whether it has an embedding that another one can be compared with.
	 * @param embedding the other one
	 * @return whether both are of the same model
	 */
	boolean isComparableTo(Embedding embedding) {
		return this.model != null && this.vector != null && embedding.isComparableTo(this.model, this.vector.length);
	}

}
