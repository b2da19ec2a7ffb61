package io.ecoai.usage;

import java.math.BigDecimal;

/**
 * Totals over a set of calls. Amounts are lower bounds where calls could not be priced or
 * estimated; the counts of those calls stand beside them.
 *
 * @param usageEnabled whether calls are logged at all; if not, every figure is zero
 * @param totalCalls all calls
 * @param cacheHits calls that were served without a provider call of their own
 * @param cacheMisses all others: misses, bypasses and errors
 * @param hitRate hits by calls, {@code 0} without calls
 * @param tokensSaved output tokens that hits saved
 * @param inputTokensSaved input tokens that hits saved
 * @param costSavedUsd what hits saved in US dollars, before what the cache itself cost
 * @param embeddingCostUsd what embeddings for semantic matching cost
 * @param auditCostUsd what the audit of semantic hits cost
 * @param netSavedUsd saved, less embeddings and audits
 * @param costSpentUsd what calls of the provider cost
 * @param co2SavedG the low end of what hits saved, in grams CO₂e
 * @param co2SavedGHigh the high end, in grams CO₂e
 * @param semanticHits hits by meaning
 * @param staleHits hits served because the provider failed
 * @param unpricedHits hits without a price
 * @param unestimatedHits hits without an estimate of their emissions
 * @param proxyEstimatedHits hits estimated by the figures of another model
 * @param unpricedCalls calls of the provider that succeeded and have no price
 * @param devCostSavedUsd the part of {@code costSavedUsd} that was saved in dev mode
 * @param devTokensSaved the part of {@code tokensSaved} that was saved in dev mode
 * @param devCo2SavedG the part of {@code co2SavedG} that was saved in dev mode
 */
public record UsageSummary(boolean usageEnabled, long totalCalls, long cacheHits, long cacheMisses, double hitRate,
		long tokensSaved, long inputTokensSaved, BigDecimal costSavedUsd, BigDecimal embeddingCostUsd,
		BigDecimal auditCostUsd, BigDecimal netSavedUsd, BigDecimal costSpentUsd, double co2SavedG,
		double co2SavedGHigh, long semanticHits, long staleHits, long unpricedHits, long unestimatedHits,
		long proxyEstimatedHits, long unpricedCalls, BigDecimal devCostSavedUsd, long devTokensSaved,
		double devCo2SavedG) {

	/**
	 * The summary of no calls.
	 * @param usageEnabled whether calls are logged
	 * @return a summary of zeros
	 */
	public static UsageSummary empty(boolean usageEnabled) {
		BigDecimal zero = BigDecimal.ZERO;
		return new UsageSummary(usageEnabled, 0, 0, 0, 0, 0, 0, zero, zero, zero, zero, zero, 0, 0, 0, 0, 0, 0, 0, 0,
				zero, 0, 0);
	}

}
