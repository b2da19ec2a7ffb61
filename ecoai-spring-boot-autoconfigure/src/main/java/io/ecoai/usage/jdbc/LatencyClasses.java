package io.ecoai.usage.jdbc;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import io.ecoai.usage.DailyLatency.Waits;

/**
 * The classes that waits are counted in, each named by its upper bound in milliseconds. A
 * wait belongs to the first class that it does not exceed.
 */
final class LatencyClasses {

	private static final long[] BOUNDS = { 1, 2, 3, 5, 8, 12, 20, 30, 50, 80, 120, 200, 300, 500, 800, 1_200, 2_000,
			3_000, 5_000, 8_000, 12_000, 20_000, 30_000, 60_000, 120_000 };

	/** Longer than the last bound. */
	private static final long BEYOND = 600_000;

	private final SortedMap<Long, Long> calls = new TreeMap<>();

	/** The class of a wait, in SQL. */
	static String caseOf(String column) {
		StringBuilder sql = new StringBuilder("CASE");
		for (long bound : BOUNDS) {
			sql.append(" WHEN ").append(column).append(" <= ").append(bound).append(" THEN ").append(bound);
		}
		return sql.append(" ELSE ").append(BEYOND).append(" END").toString();
	}

	/** The class of a wait. */
	static long upperBound(long ms) {
		for (long bound : BOUNDS) {
			if (ms <= bound) {
				return bound;
			}
		}
		return BEYOND;
	}

	void add(long upToMs, long calls) {
		this.calls.merge(upToMs, calls, Long::sum);
	}

	Waits waits() {
		long total = this.calls.values().stream().mapToLong(Long::longValue).sum();
		return (total > 0) ? new Waits(total, quantile(0.5, total), quantile(0.95, total)) : Waits.NONE;
	}

	/** Within a class, waits are taken to be spread evenly. */
	private double quantile(double share, long total) {
		double rank = share * total;
		long before = 0;
		for (Map.Entry<Long, Long> each : this.calls.entrySet()) {
			if (before + each.getValue() >= rank) {
				long lower = lowerBound(each.getKey());
				return lower + (each.getKey() - lower) * (rank - before) / each.getValue();
			}
			before += each.getValue();
		}
		return this.calls.lastKey();
	}

	private static long lowerBound(long upper) {
		long lower = 0;
		for (long bound : BOUNDS) {
			if (bound >= upper) {
				return lower;
			}
			lower = bound;
		}
		return lower;
	}

}
