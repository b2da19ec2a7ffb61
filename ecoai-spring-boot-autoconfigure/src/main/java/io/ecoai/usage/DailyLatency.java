package io.ecoai.usage;

import java.time.LocalDate;

/**
 * How long callers waited on one day. Calls that failed are left out.
 *
 * @param day the day, in UTC
 * @param hits calls that were served without a provider call of their own
 * @param misses calls that waited for their provider
 */
public record DailyLatency(LocalDate day, Waits hits, Waits misses) {

	/**
	 * Waits of several calls. They are kept in classes that grow by about half, so that a
	 * quantile is exact to its class and interpolated within it.
	 *
	 * @param calls how many
	 * @param medianMs half of them waited no longer, in milliseconds; zero without calls
	 * @param p95Ms 95 of a hundred waited no longer, in milliseconds; zero without calls
	 */
	public record Waits(long calls, double medianMs, double p95Ms) {

		/** Of no calls. */
		public static final Waits NONE = new Waits(0, 0, 0);

	}

}
