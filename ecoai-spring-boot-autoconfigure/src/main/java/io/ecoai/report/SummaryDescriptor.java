package io.ecoai.report;

import java.math.BigDecimal;

import io.ecoai.usage.UsageSummary;

/**
 * Totals as the endpoint shows them. The fields are those of {@link UsageSummary}.
 */
record SummaryDescriptor(boolean usageEnabled, long totalCalls, long cacheHits, long cacheMisses,
		@PlainNumber double hitRate, long tokensSaved, long inputTokensSaved, @PlainNumber BigDecimal costSavedUsd,
		@PlainNumber BigDecimal embeddingCostUsd, @PlainNumber BigDecimal auditCostUsd,
		@PlainNumber BigDecimal netSavedUsd, @PlainNumber BigDecimal costSpentUsd, @PlainNumber double co2SavedG,
		@PlainNumber double co2SavedGHigh, long semanticHits, long staleHits, long unpricedHits, long unestimatedHits,
		long proxyEstimatedHits, long unpricedCalls, @PlainNumber BigDecimal devCostSavedUsd, long devTokensSaved,
		@PlainNumber double devCo2SavedG) {

	static SummaryDescriptor of(UsageSummary summary) {
		return new SummaryDescriptor(summary.usageEnabled(), summary.totalCalls(), summary.cacheHits(),
				summary.cacheMisses(), summary.hitRate(), summary.tokensSaved(), summary.inputTokensSaved(),
				summary.costSavedUsd(), summary.embeddingCostUsd(), summary.auditCostUsd(), summary.netSavedUsd(),
				summary.costSpentUsd(), summary.co2SavedG(), summary.co2SavedGHigh(), summary.semanticHits(),
				summary.staleHits(), summary.unpricedHits(), summary.unestimatedHits(), summary.proxyEstimatedHits(),
				summary.unpricedCalls(), summary.devCostSavedUsd(), summary.devTokensSaved(), summary.devCo2SavedG());
	}

}
