package io.ecoai.semantic.index;

import io.ecoai.cache.CacheKey;
import org.jspecify.annotations.Nullable;

/**
 * What was decided about a candidate.
 *
 * @param asked the question that was asked
 * @param candidate the question of a kept answer
 * @param answer the key of that answer
 * @param similarity the cosine of their embeddings, or {@code null} if it was not asked
 * @param refusedBy the guard that refused; {@code threshold} if they are not alike
 * enough, {@code answer} if the answer is not kept any more or may not be served,
 * {@code index} if its question is not found, {@code embedder} if there is no embedding
 * in time, or {@code null} if it is served
 */
public record Verdict(String asked, String candidate, CacheKey answer, @Nullable Double similarity,
		@Nullable String refusedBy) {

	/** The answer itself is not there, or does not do. */
	public static final String ANSWER = "answer";

	/**
	 * Nothing speaks against it but that it is not found: it was answered while nobody
	 * matched anything, or others have taken its place.
	 */
	public static final String INDEX = "index";

	/** There is no embedding in time. */
	public static final String EMBEDDER = "embedder";

}
