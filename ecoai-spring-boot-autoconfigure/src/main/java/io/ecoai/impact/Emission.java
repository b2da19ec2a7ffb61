package io.ecoai.impact;

import org.jspecify.annotations.Nullable;

/**
 * The emissions of a model's output in one zone.
 *
 * @param grams grams CO₂e per output token, or per image
 * @param proxy the model whose energy figures these rest on, or {@code null} if they are
 * its own
 */
record Emission(Range grams, @Nullable String proxy) {

	private static final double PER_1K_TOKENS = 1000;

	private static final double WH_PER_KWH = 1000;

	static Emission of(Energy energy, Grid grid) {
		double unit = energy.perImage() ? 1 : PER_1K_TOKENS;
		double factor = grid.gramsPerKwh() / WH_PER_KWH / unit;
		return new Emission(new Range(energy.wattHours().low() * factor, energy.wattHours().high() * factor),
				energy.proxy());
	}

}
