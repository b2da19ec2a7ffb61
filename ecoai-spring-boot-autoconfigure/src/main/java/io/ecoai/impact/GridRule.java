package io.ecoai.impact;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * The electricity that the models run on, as {@code ecoai.grid} states it: either a zone
 * of {@code grid.yml} or a carbon intensity. It then holds for every provider.
 *
 * @param zone Country of grid.yml as an ISO 3166 code of three letters, such as FRA, or
 * WOR for the world.
 * @param gPerKwh Grams CO₂e per kilowatt-hour over the life cycle, zero or more, instead
 * of a zone.
 */
public record GridRule(@Nullable String zone, @Nullable Double gPerKwh) {

	/**
	 * Checks the rule; whether the zone exists is checked by whoever has the table.
	 * @throws InvalidRuleException if not exactly one of the two is given, or the
	 * intensity is not allowed
	 */
	public GridRule {
		InvalidRuleException.unless(zone != null || gPerKwh != null, "zone", null,
				"a country code such as USA, unless 'g-per-kwh' is given");
		InvalidRuleException.unless(zone == null || gPerKwh == null, "zone", zone,
				"left out where 'g-per-kwh' is given");
		InvalidRuleException.unless(gPerKwh == null || (gPerKwh >= 0 && Double.isFinite(gPerKwh)), "g-per-kwh", gPerKwh,
				"zero or more grams CO2e per kilowatt-hour");
		zone = (zone != null) ? zone.toUpperCase(Locale.ROOT) : null;
	}

}
