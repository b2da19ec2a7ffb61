package io.ecoai.usage;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

import io.ecoai.impact.Impact;
import io.ecoai.impact.TokenUsage;
import org.jspecify.annotations.Nullable;

/**
 * One model call, published once by the decorator that served it. It is the only thing
 * that crosses from there into the log, the metrics and the dashboard.
 *
 * @param eventId unique, so that a record of it is never written twice
 * @param timestamp when the call ended
 * @param outcome where the answer came from
 * @param mode the mode in force, such as {@code dev}
 * @param provider the provider's id, such as {@code openai}
 * @param model the model that was asked for
 * @param promptType the kind of request
 * @param namespace the namespace of the call
 * @param tokens the tokens of the answer: spent on a miss, saved on a hit; {@code null}
 * if the provider reported none
 * @param impact what these tokens, or the images of the call, cost at the time of the
 * call
 * @param latency how long the caller waited
 * @param prompt the text of the last user message, or {@code null} if it may not be kept
 * @param promptHash a digest of the whole request, or {@code null} if there is none
 * @param similarity how alike the question was (cosine) that a semantic hit answers, or
 * that would have been answered but for shadow mode; otherwise {@code null}
 * @param embeddingCostUsd what embeddings for this call cost in US dollars
 * @param auditCostUsd what audits of earlier semantic hits have cost in US dollars since
 * the call before
 */
public record UsageEvent(String eventId, Instant timestamp, Outcome outcome, String mode, String provider, String model,
		PromptType promptType, String namespace, @Nullable TokenUsage tokens, Impact impact, Duration latency,
		@Nullable String prompt, @Nullable String promptHash, @Nullable Double similarity, BigDecimal embeddingCostUsd,
		BigDecimal auditCostUsd) {

	/**
	 * A call for which nothing was embedded and nothing audited.
	 * @param eventId unique
	 * @param timestamp when the call ended
	 * @param outcome where the answer came from
	 * @param mode the mode in force
	 * @param provider the provider's id
	 * @param model the model that was asked for
	 * @param promptType the kind of request
	 * @param namespace the namespace of the call
	 * @param tokens the tokens of the answer
	 * @param impact what the call cost
	 * @param latency how long the caller waited
	 * @param prompt the text of the last user message
	 * @param promptHash a digest of the whole request
	 * @param similarity how alike the question of a semantic hit was
	 */
	public UsageEvent(String eventId, Instant timestamp, Outcome outcome, String mode, String provider, String model,
			PromptType promptType, String namespace, @Nullable TokenUsage tokens, Impact impact, Duration latency,
			@Nullable String prompt, @Nullable String promptHash, @Nullable Double similarity) {
		this(eventId, timestamp, outcome, mode, provider, model, promptType, namespace, tokens, impact, latency, prompt,
				promptHash, similarity, BigDecimal.ZERO, BigDecimal.ZERO);
	}

}
