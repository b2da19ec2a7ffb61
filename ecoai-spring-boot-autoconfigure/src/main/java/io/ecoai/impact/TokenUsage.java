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
 */
public record TokenUsage(long inputTokens, long outputTokens, long cacheReadTokens, long cacheWriteTokens) {

}
