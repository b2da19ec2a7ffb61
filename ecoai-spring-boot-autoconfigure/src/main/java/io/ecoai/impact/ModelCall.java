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
 * @param at when the call was made; the price valid at that moment applies
 */
public record ModelCall(String provider, String requestedModel, @Nullable String responseModel,
		@Nullable TokenUsage tokens, Instant at) {

}
