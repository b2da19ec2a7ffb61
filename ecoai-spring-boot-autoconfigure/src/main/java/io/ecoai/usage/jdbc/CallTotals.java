package io.ecoai.usage.jdbc;

import io.ecoai.usage.Outcome;
import io.ecoai.usage.UsageRecord;
import org.jspecify.annotations.Nullable;

/**
 * What calls add up to. Costs are in pico-dollars, emissions in grams CO₂e.
 */
record CallTotals(long calls, long cacheHits, long semanticHits, long staleHits, long tokensSaved,
		long inputTokensSaved, long costSaved, long costSpent, double co2Low, double co2High, long unpricedHits,
		long unestimatedHits, long proxyHits, long unpricedCalls, long embeddingCost, long auditCost) {

	static CallTotals of(UsageRecord call) {
		boolean hit = call.cacheHit();
		Long saved = PicoDollars.of(call.costSavedUsd());
		Long spent = PicoDollars.of(call.costUsd());
		Double high = finite(call.co2SavedGHigh());
		boolean unpriced = spent == null && (call.outcome() == Outcome.MISS || call.outcome() == Outcome.BYPASS);
		return new CallTotals(1, count(hit), count(call.outcome() == Outcome.SEMANTIC_HIT),
				count(call.outcome() == Outcome.STALE), call.tokensSaved(), hit ? orZero(call.inputTokens()) : 0,
				orZero(saved), orZero(spent), orZero(finite(call.co2SavedG())), orZero(high),
				count(hit && saved == null), count(hit && high == null), count(hit && call.energyProxy() != null),
				count(unpriced), orZero(PicoDollars.of(call.embeddingCostUsd())),
				orZero(PicoDollars.of(call.auditCostUsd())));
	}

	CallTotals plus(CallTotals other) {
		return new CallTotals(this.calls + other.calls, this.cacheHits + other.cacheHits,
				this.semanticHits + other.semanticHits, this.staleHits + other.staleHits,
				this.tokensSaved + other.tokensSaved, this.inputTokensSaved + other.inputTokensSaved,
				this.costSaved + other.costSaved, this.costSpent + other.costSpent, this.co2Low + other.co2Low,
				this.co2High + other.co2High, this.unpricedHits + other.unpricedHits,
				this.unestimatedHits + other.unestimatedHits, this.proxyHits + other.proxyHits,
				this.unpricedCalls + other.unpricedCalls, this.embeddingCost + other.embeddingCost,
				this.auditCost + other.auditCost);
	}

	/** What is no number is not known. SQLite would take it for {@code NULL}. */
	static @Nullable Double finite(@Nullable Double value) {
		return (value != null && Double.isFinite(value)) ? value : null;
	}

	private static long count(boolean condition) {
		return condition ? 1 : 0;
	}

	private static long orZero(@Nullable Long value) {
		return (value != null) ? value : 0;
	}

	static double orZero(@Nullable Double value) {
		return (value != null) ? value : 0;
	}

}
