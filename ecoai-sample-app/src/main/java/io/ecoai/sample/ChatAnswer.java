package io.ecoai.sample;

import java.math.BigDecimal;
import java.util.Objects;

import io.ecoai.impact.Impact;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.metadata.Usage;
import org.springframework.ai.chat.model.ChatResponse;

/**
 * An answer and what is known about it. What is not known is {@code null}, never zero.
 *
 * @param answer the text
 * @param outcome where it came from, such as {@code hit}, or {@code null} if the cache
 * did not see the call
 * @param latencyMs how long the call took, in milliseconds
 * @param inputTokens the tokens of the request: spent on a miss, saved on a hit
 * @param outputTokens the tokens of the answer, likewise
 * @param costUsd the list price of these tokens in US dollars
 * @param co2LowG the low end of the estimated emissions in grams CO₂e
 * @param co2HighG the high end in grams CO₂e
 */
record ChatAnswer(@Nullable String answer, @Nullable String outcome, double latencyMs, @Nullable Integer inputTokens,
		@Nullable Integer outputTokens, @Nullable BigDecimal costUsd, @Nullable Double co2LowG,
		@Nullable Double co2HighG) {

	static ChatAnswer of(CallMeter.Measured measured) {
		ChatResponse response = measured.response();
		String outcome = response.getMetadata().get("ecoai.cache");
		Usage usage = response.getMetadata().getUsage();
		boolean counted = usage.getTotalTokens() > 0;
		Impact impact = measured.impact();
		return new ChatAnswer(Objects.requireNonNull(response.getResult()).getOutput().getText(), outcome,
				measured.latency().toNanos() / 1_000_000.0, counted ? usage.getPromptTokens() : null,
				counted ? usage.getCompletionTokens() : null, impact.costUsd(), impact.co2LowG(), impact.co2HighG());
	}

}
