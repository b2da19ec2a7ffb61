package io.ecoai.usage.jdbc;

import java.math.BigDecimal;

import io.ecoai.impact.Impact;
import io.ecoai.impact.TokenUsage;
import io.ecoai.usage.Outcome;
import io.ecoai.usage.UsageEvent;
import io.ecoai.usage.UsageRecord;
import org.jspecify.annotations.Nullable;

/**
 * Turns what happened into a line of the log. What a call would have cost is saved by a
 * hit, spent by a miss, and neither by an error.
 */
final class CallRecorder {

	private final @Nullable String application;

	private final PromptText promptText;

	CallRecorder(@Nullable String application, PromptText promptText) {
		this.application = application;
		this.promptText = promptText;
	}

	/** As it is kept, in the database and in a file beside it. */
	UsageRecord record(UsageEvent event) {
		return this.promptText.seal(readable(event, event.prompt()));
	}

	/** As it counts, without its prompt. */
	UsageRecord withoutPrompt(UsageEvent event) {
		return readable(event, null);
	}

	private UsageRecord readable(UsageEvent event, @Nullable String prompt) {
		boolean hit = event.outcome().isCacheHit();
		boolean error = event.outcome() == Outcome.ERROR;
		Impact impact = error ? Impact.UNKNOWN : event.impact();
		TokenUsage tokens = error ? null : event.tokens();
		return new UsageRecord(0, event.timestamp(), event.provider(), event.model(), hit,
				(hit && tokens != null) ? tokens.outputTokens() : 0, event.latency().toMillis(),
				hit ? impact.costUsd() : BigDecimal.ZERO, hit ? impact.co2LowG() : Double.valueOf(0),
				event.outcome() == Outcome.SEMANTIC_HIT, (prompt != null) ? PromptPreview.wellFormed(prompt) : null,
				event.promptType(), event.eventId(), event.outcome(), event.mode(), this.application, event.namespace(),
				(tokens != null) ? tokens.inputTokens() : null, (tokens != null) ? tokens.outputTokens() : null,
				(tokens != null) ? tokens.cacheReadTokens() : null, (tokens != null) ? tokens.cacheWriteTokens() : null,
				(hit || error) ? BigDecimal.ZERO : impact.costUsd(), impact.priceId(), impact.priceDate(),
				hit ? high(impact) : Double.valueOf(0), impact.energyProxy(), event.promptHash(), event.similarity(),
				event.embeddingCostUsd(), event.auditCostUsd());
	}

	/** An estimate without a range is its own upper end. */
	private static @Nullable Double high(Impact impact) {
		return (impact.co2HighG() != null) ? impact.co2HighG() : impact.co2LowG();
	}

}
