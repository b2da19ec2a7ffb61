package io.ecoai.impact;

/**
 * The tokens of one model call, in one shape for every provider: {@code inputTokens}
 * includes what the provider read from or wrote to its prompt cache, and
 * {@code outputTokens} includes reasoning.
 *
 * @param inputTokens all input tokens, cached ones included
 * @param outputTokens all output tokens, reasoning included
 * @param cacheReadTokens the part of the input that the provider read from its cache
 * @param cacheWriteTokens the part of the input that the provider wrote to its cache
 * @param imageInputTokens the part of the input that was images; it matters only to
 * models that make images, since others charge all input alike
 */
public record TokenUsage(long inputTokens, long outputTokens, long cacheReadTokens, long cacheWriteTokens,
		long imageInputTokens) {

	/**
	 * Tokens without images that would be charged apart.
	 * @param inputTokens all input tokens, cached ones included
	 * @param outputTokens all output tokens, reasoning included
	 * @param cacheReadTokens the part of the input that was read from the cache
	 * @param cacheWriteTokens the part of the input that was written to it
	 */
	public TokenUsage(long inputTokens, long outputTokens, long cacheReadTokens, long cacheWriteTokens) {
		this(inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens, 0);
	}

}
