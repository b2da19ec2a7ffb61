package io.ecoai.impact;

import java.math.BigDecimal;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * What one model call costs, in money and in CO₂. What is not known is {@code null},
 * never zero.
 *
 * @param costUsd the list price in US dollars, or {@code null} if the call cannot be
 * priced
 * @param priceId the price row that applied, such as {@code openai/gpt-4o}
 * @param priceDate the date of that row
 * @param co2LowG the low end of the estimated emissions in grams CO₂e, or {@code null} if
 * there is no estimate for the model
 * @param co2HighG the high end in grams CO₂e
 * @param energyProxy the model whose energy figures stand in for those of the model that
 * was called, or {@code null} if they are its own
 */
public record Impact(@Nullable BigDecimal costUsd, @Nullable String priceId, @Nullable LocalDate priceDate,
		@Nullable Double co2LowG, @Nullable Double co2HighG, @Nullable String energyProxy) {

	/** Nothing is known. */
	public static final Impact UNKNOWN = new Impact(null, null, null, null, null, null);

}
