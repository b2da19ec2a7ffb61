package io.ecoai.call;

import io.ecoai.impact.ImageOutput;
import io.ecoai.impact.TokenUsage;
import org.jspecify.annotations.Nullable;

/**
 * What an answer took of its provider when it was made.
 *
 * @param model the model that says it has answered, or {@code null} if none does
 * @param tokens the tokens, or {@code null} if the provider reported none
 * @param images the images that were made, or {@code null} if it was no call of an image
 * model
 */
public record Consumption(@Nullable String model, @Nullable TokenUsage tokens, @Nullable ImageOutput images) {

	/** Nothing is known. */
	public static final Consumption UNKNOWN = new Consumption(null, null);

	/**
	 * What an answer of text took.
	 * @param model the model that says it has answered, or {@code null}
	 * @param tokens the tokens, or {@code null}
	 */
	public Consumption(@Nullable String model, @Nullable TokenUsage tokens) {
		this(model, tokens, null);
	}

}
