package io.ecoai.report;

import java.time.LocalDate;

import io.ecoai.usage.DailyLatency;

/**
 * How long callers waited on one day, in milliseconds.
 *
 * @param day the day, in UTC
 * @param hitCalls calls that were served without a provider call of their own
 * @param hitMedianMs half of them waited no longer
 * @param hitP95Ms 95 of a hundred waited no longer
 * @param missCalls calls that waited for their provider
 * @param missMedianMs half of them waited no longer
 * @param missP95Ms 95 of a hundred waited no longer
 */
record LatencyDescriptor(LocalDate day, long hitCalls, @PlainNumber double hitMedianMs, @PlainNumber double hitP95Ms,
		long missCalls, @PlainNumber double missMedianMs, @PlainNumber double missP95Ms) {

	static LatencyDescriptor of(DailyLatency latency) {
		return new LatencyDescriptor(latency.day(), latency.hits().calls(), latency.hits().medianMs(),
				latency.hits().p95Ms(), latency.misses().calls(), latency.misses().medianMs(),
				latency.misses().p95Ms());
	}

}
