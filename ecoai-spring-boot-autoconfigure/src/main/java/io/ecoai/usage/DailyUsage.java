package io.ecoai.usage;

import java.time.LocalDate;

/**
 * The calls of one model on one day.
 *
 * @param day the day, in UTC
 * @param provider the provider's id
 * @param model the model that was asked for
 * @param summary the totals of the day
 */
public record DailyUsage(LocalDate day, String provider, String model, UsageSummary summary) {

}
