package io.ecoai.impact;

/**
 * The electricity of one zone.
 *
 * @param zone its code, or {@code custom}
 * @param gramsPerKwh grams CO₂e per kilowatt-hour
 */
record Grid(String zone, double gramsPerKwh) {

	static final String CUSTOM = "custom";

}
