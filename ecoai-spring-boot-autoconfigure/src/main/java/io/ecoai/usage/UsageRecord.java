package io.ecoai.usage;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * One line of the usage log.
 *
 * @param id the number of the line; {@code 0} before it is written
 * @param timestamp when the call ended
 * @param provider the provider's id
 * @param model the model that was asked for
 * @param cacheHit whether the call was served without a provider call of its own
 * @param tokensSaved the output tokens that a hit saved; {@code 0} otherwise
 * @param latencyMs how long the caller waited, in milliseconds
 * @param costSavedUsd what a hit saved in US dollars at the price of its day, or
 * {@code null} if it cannot be priced; zero for a call that was no hit
 * @param co2SavedG the low end of what a hit saved in grams CO₂e, or {@code null} if
 * there is no estimate; zero for a call that was no hit
 * @param semanticHit whether the hit was a semantic one
 * @param prompt the text of the last user message as far as it is kept, or {@code null}
 * @param promptType the kind of request
 * @param eventId unique across all writers of a log
 * @param outcome where the answer came from
 * @param mode the mode in force
 * @param application the name of the application, or {@code null} if it has none
 * @param namespace the namespace of the call
 * @param inputTokens all input tokens of the answer, or {@code null} if unknown
 * @param outputTokens all output tokens of the answer, or {@code null} if unknown
 * @param cacheReadTokens input tokens that the provider read from its own cache
 * @param cacheWriteTokens input tokens that the provider wrote to its own cache
 * @param costUsd what the call itself cost in US dollars: zero for a hit, {@code null} if
 * it cannot be priced
 * @param priceId the price row that applied
 * @param priceDate the date of that row
 * @param co2SavedGHigh the high end of what a hit saved in grams CO₂e
 * @param energyProxy the model whose energy figures stood in, or {@code null}
 * @param promptHash a digest of the whole request
 * @param similarity the cosine of a semantic hit
 * @param embeddingCostUsd what embeddings for the call cost in US dollars
 * @param auditCostUsd what audits of earlier semantic hits have cost in US dollars since
 * the call before
 */
public record UsageRecord(long id, Instant timestamp, String provider, String model, boolean cacheHit, long tokensSaved,
		long latencyMs, @Nullable BigDecimal costSavedUsd, @Nullable Double co2SavedG, boolean semanticHit,
		@Nullable String prompt, PromptType promptType, String eventId, Outcome outcome, String mode,
		@Nullable String application, String namespace, @Nullable Long inputTokens, @Nullable Long outputTokens,
		@Nullable Long cacheReadTokens, @Nullable Long cacheWriteTokens, @Nullable BigDecimal costUsd,
		@Nullable String priceId, @Nullable LocalDate priceDate, @Nullable Double co2SavedGHigh,
		@Nullable String energyProxy, @Nullable String promptHash, @Nullable Double similarity,
		BigDecimal embeddingCostUsd, BigDecimal auditCostUsd) {

	// A line of an earlier version has none.
	@SuppressWarnings({ "NullAway", "ConstantValue" })
	public UsageRecord {
		embeddingCostUsd = (embeddingCostUsd != null) ? embeddingCostUsd : BigDecimal.ZERO;
		auditCostUsd = (auditCostUsd != null) ? auditCostUsd : BigDecimal.ZERO;
	}

	/**
	 * The line of a call for which nothing was embedded and nothing audited.
	 */
	public UsageRecord(long id, Instant timestamp, String provider, String model, boolean cacheHit, long tokensSaved,
			long latencyMs, @Nullable BigDecimal costSavedUsd, @Nullable Double co2SavedG, boolean semanticHit,
			@Nullable String prompt, PromptType promptType, String eventId, Outcome outcome, String mode,
			@Nullable String application, String namespace, @Nullable Long inputTokens, @Nullable Long outputTokens,
			@Nullable Long cacheReadTokens, @Nullable Long cacheWriteTokens, @Nullable BigDecimal costUsd,
			@Nullable String priceId, @Nullable LocalDate priceDate, @Nullable Double co2SavedGHigh,
			@Nullable String energyProxy, @Nullable String promptHash, @Nullable Double similarity) {
		this(id, timestamp, provider, model, cacheHit, tokensSaved, latencyMs, costSavedUsd, co2SavedG, semanticHit,
				prompt, promptType, eventId, outcome, mode, application, namespace, inputTokens, outputTokens,
				cacheReadTokens, cacheWriteTokens, costUsd, priceId, priceDate, co2SavedGHigh, energyProxy, promptHash,
				similarity, BigDecimal.ZERO, BigDecimal.ZERO);
	}

	/**
	 * This record with another account of the prompt.
	 * @param text the text of the prompt, or {@code null}
	 * @param hash the digest of the request, or {@code null}
	 * @return the record
	 */
	public UsageRecord withPrompt(@Nullable String text, @Nullable String hash) {
		return new UsageRecord(this.id, this.timestamp, this.provider, this.model, this.cacheHit, this.tokensSaved,
				this.latencyMs, this.costSavedUsd, this.co2SavedG, this.semanticHit, text, this.promptType,
				this.eventId, this.outcome, this.mode, this.application, this.namespace, this.inputTokens,
				this.outputTokens, this.cacheReadTokens, this.cacheWriteTokens, this.costUsd, this.priceId,
				this.priceDate, this.co2SavedGHigh, this.energyProxy, hash, this.similarity, this.embeddingCostUsd,
				this.auditCostUsd);
	}

}
