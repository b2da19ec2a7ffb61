package io.ecoai.impact;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CostTests {

	private final ImpactEstimator estimator = Calls.builtIn();

	@Test
	void costsThreeQuartersOfACentFor1000InputAnd500OutputTokensOfGpt4o() {
		Impact impact = this.estimator.estimate(Calls.call("openai", "gpt-4o"));
		assertThat(impact.costUsd()).isEqualByComparingTo("0.0075");
		assertThat(impact.priceId()).isEqualTo("openai/gpt-4o");
	}

	@Test
	void chargesCachedInputAtItsOwnRates() {
		TokenUsage tokens = new TokenUsage(10_000, 100, 6000, 1000);
		BigDecimal cost = this.estimator.estimate(Calls.call("anthropic", "claude-sonnet-4-5", tokens)).costUsd();
		// 3000 * 3 + 6000 * 0.3 + 1000 * 3.75 + 100 * 15
		assertThat(cost).isEqualByComparingTo("0.01605");
	}

	@Test
	void chargesCachedInputAsInputWhereItsRateIsNotKnown() {
		TokenUsage tokens = new TokenUsage(1000, 0, 600, 300);
		assertThat(this.estimator.estimate(Calls.call("openai", "gpt-4o", tokens)).costUsd())
			.as("600 at the cache-read rate, the rest as input")
			.isEqualByComparingTo("0.00175");
		assertThat(this.estimator.estimate(Calls.call("openai", "gpt-4", tokens)).costUsd())
			.isEqualByComparingTo("0.03");
	}

	@Test
	void neverChargesLessThanNothingForInput() {
		TokenUsage moreCachedThanInput = new TokenUsage(100, 0, 600, 0);
		assertThat(this.estimator.estimate(Calls.call("openai", "gpt-4o", moreCachedThanInput)).costUsd())
			.isEqualByComparingTo("0.00075");
	}

	@Test
	void movesAllTokensOfALongInputToTheTier() {
		TokenUsage atThreshold = new TokenUsage(272_000, 1000, 100_000, 0);
		// 172000 * 2.5 + 100000 * 0.25 + 1000 * 15
		assertThat(this.estimator.estimate(Calls.call("openai", "gpt-5.4", atThreshold)).costUsd())
			.isEqualByComparingTo("0.47");
		TokenUsage aboveThreshold = new TokenUsage(272_001, 1000, 100_000, 0);
		// 172001 * 5 + 100000 * 0.5 + 1000 * 22.5
		assertThat(this.estimator.estimate(Calls.call("openai", "gpt-5.4", aboveThreshold)).costUsd())
			.isEqualByComparingTo("0.932505");
	}

	@Test
	void takesTheHighestTierThatApplies() {
		PriceRule rule = new PriceRule(null, "openai", "equals:long", null, "USD", null, null, BigDecimal.ONE,
				BigDecimal.ONE, BigDecimal.ZERO, null, List.of(tier(100, 2), tier(300, 4), tier(200, 3)), null, null,
				null, null, null, null, null, null);
		ImpactEstimator estimator = Calls.withPrices(rule);
		assertThat(List.of(100L, 101L, 201L, 301L))
			.map((input) -> Calls.cost(estimator, Calls.call("openai", "long", new TokenUsage(input, 0, 0, 0))))
			.map((cost) -> cost.movePointRight(6).longValueExact())
			.containsExactly(100L, 202L, 603L, 1204L);
	}

	@Test
	void costsNothingWhereThePriceIsZero() {
		ImpactEstimator estimator = Calls.withPrices(Calls.price("ollama", "regex:.*", "0", "0"));
		Impact impact = estimator.estimate(Calls.call("ollama", "llama3.1:8b"));
		assertThat(impact.costUsd()).isZero();
		assertThat(impact.priceId()).isEqualTo("configured:ollama/.*");
	}

	@Test
	void isUnknownWithoutTokens() {
		assertThat(this.estimator.estimate(new ModelCall("openai", "gpt-4o", null, null, Calls.NOW)))
			.isEqualTo(Impact.UNKNOWN);
	}

	@Test
	void convertsAnotherCurrencyByTheGivenRateAndSaysSo() {
		PriceRule rule = new PriceRule("large", "mistral", "equals:large", LocalDate.of(2026, 10, 5), "eur",
				new BigDecimal("1.08"), LocalDate.of(2026, 10, 1), BigDecimal.valueOf(2), BigDecimal.valueOf(6), null,
				null, List.of(), null, null, null, null, null, null, null, null);
		Impact impact = Calls.withPrices(rule).estimate(Calls.call("mistral", "large"));
		assertThat(impact.costUsd()).isEqualByComparingTo("0.0054");
		assertThat(impact.priceId()).isEqualTo("configured:mistral/large@2026-10-05 (EUR at 1.08 USD, 2026-10-01)");
		assertThat(impact.priceDate()).isEqualTo(LocalDate.of(2026, 10, 5));
	}

	private PriceRule.Tier tier(long above, long input) {
		return new PriceRule.Tier(above, BigDecimal.valueOf(input), BigDecimal.ONE, null, null);
	}

}
