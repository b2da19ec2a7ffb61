package io.ecoai.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ecoai.usage.UsageRecord;
import org.jspecify.annotations.Nullable;

/**
 * One call as the endpoint shows it. The fields are those of {@link UsageRecord}; the
 * prompt is there only for those who may see it. What is not known is {@code null} and
 * not left out, so that every row has the same fields.
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record RecordDescriptor(long id, Instant timestamp, String provider, String model, boolean cacheHit, long tokensSaved,
		long latencyMs, @PlainNumber @Nullable BigDecimal costSavedUsd, @PlainNumber @Nullable Double co2SavedG,
		boolean semanticHit, @Nullable String prompt, String promptType, String eventId, String outcome, String mode,
		@Nullable String application, String namespace, @Nullable Long inputTokens, @Nullable Long outputTokens,
		@Nullable Long cacheReadTokens, @Nullable Long cacheWriteTokens, @PlainNumber @Nullable BigDecimal costUsd,
		@Nullable String priceId, @Nullable LocalDate priceDate, @PlainNumber @Nullable Double co2SavedGHigh,
		@Nullable String energyProxy, @Nullable String promptHash, @PlainNumber @Nullable Double similarity) {

	static RecordDescriptor of(UsageRecord call, boolean showPrompt) {
		return new RecordDescriptor(call.id(), call.timestamp(), call.provider(), call.model(), call.cacheHit(),
				call.tokensSaved(), call.latencyMs(), call.costSavedUsd(), call.co2SavedG(), call.semanticHit(),
				showPrompt ? call.prompt() : null, call.promptType().id(), call.eventId(), call.outcome().id(),
				call.mode(), call.application(), call.namespace(), call.inputTokens(), call.outputTokens(),
				call.cacheReadTokens(), call.cacheWriteTokens(), call.costUsd(), call.priceId(), call.priceDate(),
				call.co2SavedGHigh(), call.energyProxy(), call.promptHash(), call.similarity());
	}

}
