package io.ecoai.call;

import io.ecoai.impact.TokenUsage;
import org.jspecify.annotations.Nullable;

/**
 * What an answer took of its provider when it was made.
 *
 * @param model the model that says it has answered, or {@code null} if none does
 * @param tokens the tokens, or {@code null} if the provider reported none
 */
public record Consumption(@Nullable String model, @Nullable TokenUsage tokens) {

	/** Nothing is known. */
	public static final Consumption UNKNOWN = new Consumption(null, null);

}
