package io.ecoai.impact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** Calls and estimators as the tests of this package need them. */
final class Calls {

	/** When the tables were compiled. */
	static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

	private Calls() {
	}

	static ImpactEstimator builtIn() {
		return ImpactEstimator.withTables(List.of(), List.of(), null);
	}

	static ImpactEstimator withPrices(PriceRule... rules) {
		return ImpactEstimator.withTables(List.of(rules), List.of(), null);
	}

	static ImpactEstimator withEnergy(EnergyRule... rules) {
		return ImpactEstimator.withTables(List.of(), List.of(rules), null);
	}

	/**
	 * A call of 1,000 input and 500 output tokens, which the provider answers without a
	 * model id.
	 */
	static ModelCall call(String provider, String model) {
		return call(provider, model, null, NOW);
	}

	static ModelCall call(String provider, String requested, @Nullable String answered, Instant at) {
		return new ModelCall(provider, requested, answered, new TokenUsage(1000, 500, 0, 0), at);
	}

	static ModelCall call(String provider, String model, TokenUsage tokens) {
		return new ModelCall(provider, model, null, tokens, NOW);
	}

	/** A price in US dollars per million tokens. */
	static PriceRule price(String provider, String match, String input, String output) {
		return PriceRule.of(provider, match, new BigDecimal(input), new BigDecimal(output));
	}

	/** The cost of a call that must have one. */
	static BigDecimal cost(ImpactEstimator estimator, ModelCall call) {
		return Objects.requireNonNull(estimator.estimate(call).costUsd(), "cost");
	}

	/** The price of a call that must have one. */
	static String priceId(ImpactEstimator estimator, ModelCall call) {
		return Objects.requireNonNull(estimator.estimate(call).priceId(), "price");
	}

	static Stream<String[]> csv(String name) {
		try (InputStream stream = Calls.class.getResourceAsStream(name)) {
			return new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8).lines()
				.skip(1)
				.map((line) -> line.split(",", -1));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
