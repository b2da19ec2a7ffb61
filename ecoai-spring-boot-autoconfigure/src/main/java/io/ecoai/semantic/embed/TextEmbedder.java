package io.ecoai.semantic.embed;

/**
 * Turns a text into a vector, so that texts that mean the same have vectors of nearly the
 * same direction. A bean of this type makes the embeddings for semantic caching and goes
 * before any {@code EmbeddingModel}. Must be thread-safe, and always give a text the same
 * vector.
 */
@FunctionalInterface
public interface TextEmbedder {

	/**
	 * Embeds a text.
	 * @param text the text of a user message
	 * @return its vector, of any length that is the same for all texts, not to be
	 * modified afterwards
	 */
	float[] embed(String text);

}
