package io.ecoai.impact;

import java.time.LocalDate;

/**
 * How estimates are made, so that a figure can be checked.
 *
 * @param name the method, such as {@code ecologits}
 * @param version the version of the method
 * @param gridZone the electricity zone, such as {@code USA}, or {@code custom} if the
 * intensity was configured
 * @param gramsPerKwh the carbon intensity of that zone in gCO₂e per kWh
 * @param priceTableDate the newest date in the price table
 */
public record ImpactMethod(String name, String version, String gridZone, double gramsPerKwh, LocalDate priceTableDate) {

}
