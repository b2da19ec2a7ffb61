package io.ecoai.impact;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ConfiguredRuleTests {

	@Test
	void goBeforeTheBuiltInPrices() {
		ImpactEstimator estimator = Calls.withPrices(Calls.price("openai", "equals:gpt-4o", "1", "2"));
		assertThat(estimator.estimate(Calls.call("openai", "gpt-4o")).costUsd()).isEqualByComparingTo("0.002");
		assertThat(estimator.estimate(Calls.call("openai", "gpt-4o-mini")).priceId()).isEqualTo("openai/gpt-4o-mini");
	}

	@Test
	void goBeforeTheBuiltInPricesEvenForTheModelThatWasAskedFor() {
		ImpactEstimator estimator = Calls.withPrices(Calls.price("openai", "equals:my-deployment", "1", "2"));
		Impact impact = estimator.estimate(Calls.call("openai", "my-deployment", "gpt-4o-2024-08-06", Calls.NOW));
		assertThat(impact.priceId()).isEqualTo("configured:openai/my-deployment");
	}

	@Test
	void leaveTheBuiltInPriceInForceUntilTheirFirstDay() {
		ImpactEstimator estimator = Calls.withPrices(from(LocalDate.of(2026, 12, 1), "1"));
		assertThat(priceId(estimator, "2026-11-30T23:59:59Z")).isEqualTo("openai/gpt-4o");
		assertThat(priceId(estimator, "2026-12-01T00:00:00Z")).isEqualTo("configured:openai/gpt-4o@2026-12-01");
	}

	@Test
	void applyByTheLatestFirstDayAndThenInTheirOrder() {
		ImpactEstimator estimator = Calls.withPrices(from(LocalDate.of(2026, 1, 1), "1"),
				from(LocalDate.of(2026, 6, 1), "2"), from(LocalDate.of(2026, 6, 1), "3"));
		assertThat(cost(estimator, "2026-05-31T00:00:00Z")).isEqualByComparingTo("0.001");
		assertThat(cost(estimator, "2026-06-01T00:00:00Z")).isEqualByComparingTo("0.002");
	}

	@Test
	void goBeforeTheBuiltInEnergy() {
		ImpactEstimator estimator = Calls.withEnergy(EnergyRule.wattHours("equals:gpt-4o", 2, 4));
		Impact impact = estimator.estimate(Calls.call("openai", "gpt-4o"));
		assertThat(impact.co2LowG()).isEqualTo(0.38355);
		assertThat(impact.co2HighG()).isEqualTo(2 * 0.38355);
	}

	@Test
	void failAtOnceWhereAZoneDoesNotExist() {
		GridRule nowhere = new GridRule("XYZ", null);
		assertThatExceptionOfType(InvalidRuleException.class)
			.isThrownBy(() -> ImpactEstimator.withTables(List.of(), List.of(), nowhere))
			.withMessage("'ecoai.grid.zone' must be a zone of grid.yml, such as USA, FRA, DEU, GBR, SWE, IND or WOR "
					+ "for the world; for another one give 'ecoai.grid.g-per-kwh', but is 'XYZ'");
	}

	@Test
	void failAtOnceWhereAProxyDoesNotExist() {
		EnergyRule fine = EnergyRule.wattHours("equals:a", 1, 2);
		EnergyRule slip = EnergyRule.proxy("equals:b", "gpt5");
		assertThatExceptionOfType(InvalidRuleException.class).isThrownBy(() -> Calls.withEnergy(fine, slip))
			.withMessage("'ecoai.energy[1].proxy' must be the id of a model in energy.yml, such as gpt-5 or "
					+ "claude-opus-4-1, but is 'gpt5'");
	}

	private PriceRule from(LocalDate day, String input) {
		return new PriceRule(null, "openai", "equals:gpt-4o", day, "USD", null, null, new BigDecimal(input),
				BigDecimal.ZERO, null, null, List.of(), null, null, null, null, null, null, null, null);
	}

	private String priceId(ImpactEstimator estimator, String at) {
		return Calls.priceId(estimator, Calls.call("openai", "gpt-4o", null, Instant.parse(at)));
	}

	private BigDecimal cost(ImpactEstimator estimator, String at) {
		return Calls.cost(estimator, Calls.call("openai", "gpt-4o", null, Instant.parse(at)));
	}

}
