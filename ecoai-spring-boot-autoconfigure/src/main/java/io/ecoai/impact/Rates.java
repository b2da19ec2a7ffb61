package io.ecoai.impact;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * US dollars per million tokens.
 *
 * @param input for input tokens
 * @param output for output tokens
 * @param cacheRead for input tokens read from the provider's cache
 * @param cacheWrite for input tokens written to it
 */
record Rates(BigDecimal input, BigDecimal output, BigDecimal cacheRead, BigDecimal cacheWrite) {

	private static final int MILLION = 6;

	/** Tokens whose cache rate is not known pay the input rate, as in genai-prices. */
	static Rates of(BigDecimal usdPerUnit, BigDecimal input, BigDecimal output, @Nullable BigDecimal cacheRead,
			@Nullable BigDecimal cacheWrite) {
		return new Rates(input.multiply(usdPerUnit), output.multiply(usdPerUnit),
				((cacheRead != null) ? cacheRead : input).multiply(usdPerUnit),
				((cacheWrite != null) ? cacheWrite : input).multiply(usdPerUnit));
	}

	/** The exact cost in US dollars. */
	BigDecimal cost(TokenUsage tokens) {
		long uncached = Math.max(0, tokens.inputTokens() - tokens.cacheReadTokens() - tokens.cacheWriteTokens());
		BigDecimal cost = this.input.multiply(BigDecimal.valueOf(uncached))
			.add(this.output.multiply(BigDecimal.valueOf(tokens.outputTokens())));
		if (tokens.cacheReadTokens() != 0) {
			cost = cost.add(this.cacheRead.multiply(BigDecimal.valueOf(tokens.cacheReadTokens())));
		}
		if (tokens.cacheWriteTokens() != 0) {
			cost = cost.add(this.cacheWrite.multiply(BigDecimal.valueOf(tokens.cacheWriteTokens())));
		}
		return cost.movePointLeft(MILLION);
	}

}
