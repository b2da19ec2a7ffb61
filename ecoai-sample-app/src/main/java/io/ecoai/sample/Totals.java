package io.ecoai.sample;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

import io.ecoai.impact.Impact;
import io.ecoai.impact.TokenUsage;
import io.ecoai.usage.UsageEvent;
import io.ecoai.usage.UsageListener;
import io.ecoai.usage.UsageSummary;

import org.springframework.stereotype.Component;

/**
 * The running totals of this application since it was started.
 */
@Component
class Totals implements UsageListener {

	private final AtomicReference<UsageSummary> summary = new AtomicReference<>(UsageSummary.empty(true));

	UsageSummary summary() {
		return Objects.requireNonNull(this.summary.get());
	}

	@Override
	public void onUsage(UsageEvent event) {
		this.summary.updateAndGet((before) -> add(before, event));
	}

	private static UsageSummary add(UsageSummary before, UsageEvent event) {
		boolean hit = event.outcome().isCacheHit();
		Impact impact = event.impact();
		TokenUsage tokens = Objects.requireNonNullElse(event.tokens(), new TokenUsage(0, 0, 0, 0));
		BigDecimal cost = Objects.requireNonNullElse(impact.costUsd(), BigDecimal.ZERO);
		long calls = before.totalCalls() + 1;
		long hits = before.cacheHits() + (hit ? 1 : 0);
		BigDecimal saved = before.costSavedUsd().add(hit ? cost : BigDecimal.ZERO);
		return new UsageSummary(true, calls, hits, calls - hits, (double) hits / calls,
				before.tokensSaved() + (hit ? tokens.outputTokens() : 0),
				before.inputTokensSaved() + (hit ? tokens.inputTokens() : 0), saved, BigDecimal.ZERO, BigDecimal.ZERO,
				saved, before.costSpentUsd().add(hit ? BigDecimal.ZERO : cost),
				before.co2SavedG() + (hit ? Objects.requireNonNullElse(impact.co2LowG(), 0.0) : 0),
				before.co2SavedGHigh() + (hit ? Objects.requireNonNullElse(impact.co2HighG(), 0.0) : 0), 0, 0,
				before.unpricedHits() + ((hit && impact.costUsd() == null) ? 1 : 0),
				before.unestimatedHits() + ((hit && impact.co2LowG() == null) ? 1 : 0), 0, 0, BigDecimal.ZERO, 0, 0);
	}

}
