package io.ecoai.impact;

import java.util.List;

/**
 * An amount of emissions in terms of everyday life.
 *
 * @param id a short name that stays the same
 * @param unit one of what, such as {@code full smartphone charge}
 * @param amount how many
 * @param basis what one is worth
 * @param source where that figure comes from
 */
public record Equivalence(String id, String unit, double amount, String basis, String source) {

	/** Less than this says nothing to anybody. */
	private static final double LEAST = 0.01;

	/**
	 * Says an amount in other words. Those that would be next to nothing are left out.
	 * @param grams grams of CO₂e; of a range, the low end
	 * @param gramsPerKwh the carbon intensity of electricity, for what runs on it
	 * @return the equivalences
	 */
	public static List<Equivalence> of(double grams, double gramsPerKwh) {
		return List.of(
				electric(grams, gramsPerKwh, "smartphone", "full smartphone charge", 12,
						"Luccioni et al., arXiv:2311.16863"),
				electric(grams, gramsPerKwh, "led", "hour of a 5 W LED bulb", 5, "arithmetic"),
				electric(grams, gramsPerKwh, "tv", "minute of television", 1.6,
						"derived from Google, arXiv:2508.15734: 0.24 Wh are nine seconds"),
				new Equivalence("car-eu", "km in an average new car (EU)", grams / 107,
						"107 g per km, type-approval, tailpipe",
						"ICCT, 2025-12-19, preliminary data of the EEA for 2024"),
				new Equivalence("car-us", "km in an average new car (US)", grams / 215.6,
						"215.6 g per km, real-world, tailpipe", "EPA 2022 Automotive Trends Report, EPA-420-R-22-029"))
			.stream()
			.filter((equivalence) -> equivalence.amount() >= LEAST)
			.toList();
	}

	private static Equivalence electric(double grams, double gramsPerKwh, String id, String unit, double wh,
			String source) {
		double gramsOfOne = wh / 1000 * gramsPerKwh;
		return new Equivalence(id, unit, (gramsOfOne > 0) ? grams / gramsOfOne : 0,
				"%s Wh at %s g per kWh".formatted(wh, gramsPerKwh), source);
	}

}
