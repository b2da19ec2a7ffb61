package io.ecoai.impact;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class BuiltInPriceTests {

	private static final TokenUsage MILLION_IN = new TokenUsage(1_000_000, 0, 0, 0);

	/** Before the steps of October and after those of September. */
	private static final Instant SEPTEMBER = Instant.parse("2026-09-30T00:00:00Z");

	private final ImpactEstimator estimator = Calls.builtIn();

	@Test
	void everyPricedModelIsMatchedByItsOwnRow() {
		List<String[]> models = Calls.csv("priced-models.csv").toList();
		assertThat(models).hasSize(166);
		assertThat(models).allSatisfy((model) -> {
			ModelCall call = Calls.call(model[0], model[1], null, SEPTEMBER);
			if (model[2].isEmpty()) {
				assertThat(this.estimator.estimate(call)).as(model[1]).isEqualTo(Impact.UNKNOWN);
				return;
			}
			assertThat(Calls.priceId(this.estimator, call).split("@")[0]).isEqualTo(model[2]);
			assertThat(this.estimator.estimate(call).priceDate()).isNotNull();
			BigDecimal halfOfOutput = new BigDecimal(model[4]).divide(BigDecimal.valueOf(2));
			assertThat(Calls.cost(this.estimator, call)).as(model[1])
				.isEqualByComparingTo(new BigDecimal(model[3]).add(halfOfOutput).movePointLeft(3));
		});
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			openai,    gpt-4o-2024-05-13,          5
			openai,    gpt-4o-2024-08-06,          2.5
			openai,    GPT-4o,                     2.5
			OpenAI,    gpt-4o,                     2.5
			openai,    gpt-4o-mini-2024-07-18,     0.15
			anthropic, claude-opus-5,              5
			anthropic, claude-opus-5-5,            4
			anthropic, claude-opus-4-5-20251101,   5
			anthropic, claude-opus-4-1-20250805,   15
			anthropic, claude-3-5-haiku-20241022,  0.8
			gemini,    models/gemini-2.5-flash,    0.3
			aws-bedrock, eu.anthropic.claude-sonnet-4-5-20250929-v1:0, 3.3
			aws-bedrock, global.anthropic.claude-sonnet-4-5-20250929-v1:0, 3
			openai,    text-embedding-3-small,     0.02
			openai,    text-embedding-3-large,     0.13
			openai,    text-embedding-ada-002-v2,  0.1
			mistral,   mistral-embed,              0.1
			cohere,    embed-v4.0,                 0.12
			gemini,    gemini-embedding-001,       0.15
			gemini,    gemini-embedding-2,         0.2
			aws-bedrock, amazon.titan-embed-text-v1, 0.1
			""")
	void pricesTheModelThatWasMeant(String provider, String model, BigDecimal input) {
		Impact impact = this.estimator.estimate(Calls.call(provider, model, new TokenUsage(1000, 0, 0, 0)));
		assertThat(impact.costUsd()).isEqualByComparingTo(input.movePointLeft(3));
	}

	@ParameterizedTest
	@CsvSource({ "openai,gpt-4o-unheard-of", "openai,claude-opus-5", "anthropic,claude-opus-5-6",
			"mistral,mistral-large-latest", "ollama,llama3.1:8b", "azure,gpt-4o", "unknown,gpt-4o" })
	void leavesAModelWithoutARowUnpriced(String provider, String model) {
		Impact impact = this.estimator.estimate(Calls.call(provider, model));
		assertThat(impact.costUsd()).isNull();
		assertThat(impact.priceId()).isNull();
		assertThat(impact.priceDate()).isNull();
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			openai,    gpt-5.6-luna,     2026-07-29T23:59:59Z, 1,    openai/gpt-5.6-luna
			openai,    gpt-5.6-luna,     2026-07-30T00:00:00Z, 0.2,  openai/gpt-5.6-luna@2026-07-30
			openai,    gpt-5.6-sol,      2026-10-02T23:59:59Z, 5,    openai/gpt-5.6-sol
			openai,    gpt-5.6,          2026-10-03T00:00:00Z, 4,    openai/gpt-5.6-sol@2026-10-03
			anthropic, claude-sonnet-5,  2026-08-31T12:00:00Z, 2,    anthropic/claude-sonnet-5
			anthropic, claude-sonnet-5,  2026-09-01T12:00:00Z, 3,    anthropic/claude-sonnet-5@2026-09-01
			gemini,    gemini-3.6-flash, 2026-12-31T23:59:59Z, 0.75, gemini/gemini-3.6-flash
			gemini,    gemini-3.6-flash, 2027-01-01T00:00:00Z, 1.5,  gemini/gemini-3.6-flash@2027-01-01
			gemini,    gemini-3.8-flash, 2027-01-01T00:00:00Z, 1.5,  gemini/gemini-3.8-flash@2027-01-01
			deepseek,  deepseek-chat,    2025-09-04T00:00:00Z, 0.27, deepseek/deepseek-chat
			deepseek,  deepseek-chat,    2025-09-28T00:00:00Z, 0.56, deepseek/deepseek-chat@2025-09-05
			deepseek,  deepseek-chat,    2025-09-29T00:00:00Z, 0.28, deepseek/deepseek-chat@2025-09-29
			""")
	void appliesThePriceOfTheDay(String provider, String model, Instant at, BigDecimal input, String priceId) {
		Impact impact = this.estimator
			.estimate(new ModelCall(provider, model, null, new TokenUsage(1000, 0, 0, 0), at));
		assertThat(impact.costUsd()).isEqualByComparingTo(input.movePointLeft(3));
		assertThat(impact.priceId()).isEqualTo(priceId);
	}

	@Test
	void changesThePriceOfARememberedModelWhenItsDayComes() {
		assertThat(inputPriceAt("2026-12-31T23:59:59Z")).isEqualByComparingTo("0.75");
		assertThat(inputPriceAt("2027-01-01T00:00:00Z")).isEqualByComparingTo("1.5");
		assertThat(inputPriceAt("2026-12-31T23:59:59Z")).isEqualByComparingTo("0.75");
	}

	@Test
	void leavesAModelUnpricedBeforeItsFirstPrice() {
		assertThat(this.estimator.estimate(Calls.call("openai", "gpt-6-sol", null, SEPTEMBER)).costUsd()).isNotNull();
		Instant before = Instant.parse("2026-09-21T23:59:59Z");
		assertThat(this.estimator.estimate(Calls.call("openai", "gpt-6-sol", null, before)).costUsd()).isNull();
	}

	@Test
	void triesTheModelThatAnsweredBeforeTheOneThatWasAskedFor() {
		Impact impact = this.estimator.estimate(Calls.call("openai", "gpt-4o", "gpt-4o-2024-05-13", Calls.NOW));
		assertThat(impact.priceId()).isEqualTo("openai/gpt-4o-2024-05-13");
	}

	@Test
	void triesTheModelThatWasAskedForIfTheOneThatAnsweredIsNotKnown() {
		Impact impact = this.estimator.estimate(Calls.call("openai", "gpt-4o", "served-by-nobody", Calls.NOW));
		assertThat(impact.priceId()).isEqualTo("openai/gpt-4o");
	}

	@Test
	void datesAPriceByTheDayOnWhichItWasRead() {
		assertThat(this.estimator.estimate(Calls.call("openai", "gpt-4o")).priceDate())
			.isEqualTo(LocalDate.of(2025, 7, 4));
		assertThat(this.estimator.estimate(Calls.call("openai", "o3-pro")).priceDate())
			.as("the source's date, for want of its own")
			.isEqualTo(LocalDate.of(2026, 8, 21));
	}

	private BigDecimal inputPriceAt(String time) {
		return Calls.cost(this.estimator,
				new ModelCall("gemini", "gemini-3.6-flash", null, MILLION_IN, Instant.parse(time)));
	}

}
