package io.ecoai.usage.jdbc;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import io.ecoai.usage.DailyLatency;
import org.jspecify.annotations.Nullable;

/**
 * Reads how long callers waited.
 */
final class LatencyRows {

	private LatencyRows() {
	}

	static List<DailyLatency> read(UsageSession session, @Nullable Instant from, @Nullable Instant to) {
		String first = (from != null) ? Micros.day(from).toString() : "";
		String last = (to != null) ? Micros.day(to.minusNanos(1)).toString() : "9999-12-31";
		SortedMap<LocalDate, Day> days = new TreeMap<>(Collections.reverseOrder());
		session.jdbc()
			.query("SELECT usage_day, served, up_to_ms, calls FROM " + RollUps.waits(session.dialect())
					+ " WHERE usage_day >= ? AND usage_day <= ?", (row) -> {
						Day day = days.computeIfAbsent(LocalDate.parse(row.getString(1)), (date) -> new Day());
						(row.getInt(2) == 1 ? day.hits : day.misses).add(row.getLong(3), row.getLong(4));
					}, first, last);
		return days.entrySet()
			.stream()
			.map((day) -> new DailyLatency(day.getKey(), day.getValue().hits.waits(), day.getValue().misses.waits()))
			.toList();
	}

	private static final class Day {

		private final LatencyClasses hits = new LatencyClasses();

		private final LatencyClasses misses = new LatencyClasses();

	}

}
