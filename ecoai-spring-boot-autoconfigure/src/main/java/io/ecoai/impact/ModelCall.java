package io.ecoai.impact;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What an estimate is made from.
 *
 * @param provider the provider's id, such as {@code openai}
 * @param requestedModel the model that the application asked for
 * @param responseModel the model that the provider says has answered, which is tried
 * first, or {@code null} if it did not say
 * @param tokens the tokens of the call, or {@code null} if the provider reported none
 * @param images the images that the call has made, or {@code null} if it was no call of
 * an image model; their tokens have rates of their own
 * @param at when the call was made; the price valid at that moment applies
 */
public record ModelCall(String provider, String requestedModel, @Nullable String responseModel,
		@Nullable TokenUsage tokens, @Nullable ImageOutput images, Instant at) {

	/**
	 * A call that has made text.
	 * @param provider the provider's id
	 * @param requestedModel the model that the application asked for
	 * @param responseModel the model that has answered, or {@code null}
	 * @param tokens the tokens of the call, or {@code null}
	 * @param at when the call was made
	 */
	public ModelCall(String provider, String requestedModel, @Nullable String responseModel,
			@Nullable TokenUsage tokens, Instant at) {
		this(provider, requestedModel, responseModel, tokens, null, at);
	}

	/**
	 * Whether there is anything to estimate from.
	 * @return whether tokens or images are known
	 */
	public boolean isMeasured() {
		return this.tokens != null || this.images != null;
	}

}
