package io.ecoai.benchmarks.simulator;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.ecoai.impact.ImpactEstimator;
import io.ecoai.impact.ModelCall;
import io.ecoai.impact.TokenUsage;

/**
 * What requests would have cost if OpenAI had been asked.
 */
final class Prices {

	private final ImpactEstimator estimator = ImpactEstimator.withTables(List.of(), List.of(), null);

	private final Map<TracedCall, Optional<BigDecimal>> known = new HashMap<>();

	/** Zero for a model that OpenAI does not have. */
	BigDecimal of(TracedCall call) {
		return lookUp(call).orElse(BigDecimal.ZERO);
	}

	boolean isKnown(TracedCall call) {
		return lookUp(call).isPresent();
	}

	private Optional<BigDecimal> lookUp(TracedCall call) {
		return this.known.computeIfAbsent(call, (asked) -> {
			TokenUsage tokens = new TokenUsage(asked.inputTokens(), asked.outputTokens(), 0, 0);
			return Optional.ofNullable(this.estimator
				.estimate(new ModelCall("openai", asked.model(), asked.model(), tokens, Clock.systemUTC().instant()))
				.costUsd());
		});
	}

}
