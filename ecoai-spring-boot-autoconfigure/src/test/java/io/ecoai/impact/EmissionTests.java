package io.ecoai.impact;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class EmissionTests {

	private final ImpactEstimator estimator = Calls.builtIn();

	@Test
	void emits408To735MilligramsFor500OutputTokensOfGpt4oInTheUsa() {
		assertGrams(this.estimator.estimate(Calls.call("openai", "gpt-4o")), 0.408, 0.735);
	}

	@Test
	void emitsMoreOnTheWorldsElectricity() {
		ImpactEstimator world = ImpactEstimator.withTables(List.of(), List.of(), new GridRule("wor", null));
		assertGrams(world.estimate(Calls.call("openai", "gpt-4o")), 0.503, 0.907);
	}

	@Test
	void estimatesEveryModelThatTheTablesMapAndNoOther() {
		List<String[]> models = Calls.csv("priced-models.csv").toList();
		assertThat(models).filteredOn((model) -> !model[5].isEmpty()).hasSize(57);
		assertThat(models).allSatisfy((model) -> {
			Impact impact = this.estimator.estimate(Calls.call(model[0], model[1]));
			assertThat(impact.co2LowG() != null).as(model[1]).isEqualTo(!model[5].isEmpty());
			assertThat(impact.co2HighG() != null).as(model[1]).isEqualTo(!model[5].isEmpty());
			assertThat(impact.energyProxy()).isNull();
		});
	}

	@ParameterizedTest
	@CsvSource({ "openai,gpt-5.1", "anthropic,claude-opus-4-5", "gemini,gemini-pro-latest", "xai,grok-4-0709",
			"mistral,mistral-large-latest", "ollama,llama3.1:8b", "azure,gpt-4o" })
	void isUnknownRatherThanZeroForOtherModels(String provider, String model) {
		Impact impact = this.estimator.estimate(Calls.call(provider, model));
		assertThat(impact.co2LowG()).isNull();
		assertThat(impact.co2HighG()).isNull();
		assertThat(impact.energyProxy()).isNull();
	}

	@Test
	void prefersTheExactIdToTheFamily() {
		Impact family = this.estimator.estimate(Calls.call("openai", "gpt-4-turbo"));
		Impact exact = this.estimator.estimate(Calls.call("openai", "gpt-4-turbo", "gpt-4-1106-preview", Calls.NOW));
		assertThat(family.co2LowG()).isCloseTo(5.9591 / 2 * 0.38355, within(1e-9));
		assertThat(exact.co2LowG()).isCloseTo(18.7520 / 2 * 0.38355, within(1e-9));
	}

	@Test
	void takesMistralToRunInSwedenUnlessAGridIsConfigured() {
		ModelCall call = Calls.call("mistral", "codestral-2508");
		assertThat(this.estimator.estimate(call).co2LowG()).isCloseTo(0.1028 / 2 * 0.03582, within(1e-9));
		ImpactEstimator france = ImpactEstimator.withTables(List.of(), List.of(), new GridRule("FRA", null));
		assertThat(france.estimate(call).co2LowG()).isCloseTo(0.1028 / 2 * 0.04418, within(1e-9));
	}

	@Test
	void lendsAProxysFiguresAndNamesIt() {
		ImpactEstimator estimator = Calls.withEnergy(EnergyRule.proxy("regex:gpt-5\\.[1-9].*", "GPT-5"));
		Impact proxied = estimator.estimate(Calls.call("openai", "gpt-5.4-mini"));
		Impact own = estimator.estimate(Calls.call("openai", "gpt-5"));
		assertThat(proxied.co2LowG()).isEqualTo(own.co2LowG());
		assertThat(proxied.co2HighG()).isEqualTo(own.co2HighG());
		assertThat(proxied.energyProxy()).isEqualTo("gpt-5");
		assertThat(own.energyProxy()).isNull();
	}

	@Test
	void computesFromConfiguredParameters() {
		EnergyRule rule = new EnergyRule("ollama", "equals:mine", List.of(), List.of(), List.of(44.0, 132.0),
				List.of(440.0), List.of(1.2), null, null, null, null);
		assertGrams(Calls.withEnergy(rule).estimate(Calls.call("ollama", "mine")), 0.408, 0.735);
	}

	@Test
	void saysHowItEstimates() {
		assertThat(this.estimator.method())
			.isEqualTo(new ImpactMethod("ecologits", "0.9.1", "USA", 383.55, LocalDate.of(2026, 10, 26)));
		ImpactEstimator custom = ImpactEstimator.withTables(List.of(), List.of(), new GridRule(null, 12.5));
		assertThat(custom.method().gridZone()).isEqualTo("custom");
		assertThat(custom.method().gramsPerKwh()).isEqualTo(12.5);
	}

	private void assertGrams(Impact impact, double low, double high) {
		assertThat(impact.co2LowG()).isCloseTo(low, within(0.0005));
		assertThat(impact.co2HighG()).isCloseTo(high, within(0.0005));
	}

}
