package io.ecoai.report;

import java.time.LocalDate;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.ecoai.usage.DailyUsage;

/**
 * The calls of one model on one day as the endpoint shows them.
 *
 * @param day the day, in UTC
 * @param provider the provider's id
 * @param model the model that was asked for
 * @param summary the totals of the day
 */
record DayDescriptor(LocalDate day, String provider, String model, @JsonUnwrapped SummaryDescriptor summary) {

	static DayDescriptor of(DailyUsage usage) {
		return new DayDescriptor(usage.day(), usage.provider(), usage.model(), SummaryDescriptor.of(usage.summary()));
	}

}
