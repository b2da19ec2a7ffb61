package io.ecoai.impact;

import org.jspecify.annotations.Nullable;

/**
 * The emissions of a model's output in one zone.
 *
 * @param gramsPerToken grams CO₂e per output token
 * @param proxy the model whose energy figures these rest on, or {@code null} if they are
 * its own
 */
record Emission(Range gramsPerToken, @Nullable String proxy) {

	private static final double PER_1K_TOKENS = 1000;

	private static final double WH_PER_KWH = 1000;

	static Emission of(Energy energy, Grid grid) {
		double factor = grid.gramsPerKwh() / WH_PER_KWH / PER_1K_TOKENS;
		return new Emission(new Range(energy.wattHours().low() * factor, energy.wattHours().high() * factor),
				energy.proxy());
	}

}
