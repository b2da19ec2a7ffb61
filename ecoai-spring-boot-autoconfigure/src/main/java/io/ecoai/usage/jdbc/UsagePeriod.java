package io.ecoai.usage.jdbc;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A period as SQL: whole days (UTC) come from the totals, and only what is left at its
 * ends from the records. A part of a day whose records have been deleted counts nothing.
 */
final class UsagePeriod {

	private final UsageDialect dialect;

	private final String days;

	private final List<String> parts = new ArrayList<>();

	private final List<Object> arguments = new ArrayList<>();

	/** With what each day adds up to by all that there is. */
	UsagePeriod(UsageDialect dialect, @Nullable Instant from, @Nullable Instant to) {
		this(dialect, UsageSql.DAYS, from, to);
	}

	/** With whole days from a table in the shape of the totals. */
	UsagePeriod(UsageDialect dialect, String days, @Nullable Instant from, @Nullable Instant to) {
		this.dialect = dialect;
		this.days = days;
		LocalDate first = (from != null) ? firstWholeDay(from) : null;
		LocalDate end = (to != null) ? Micros.day(to) : null;
		addDays(first, end);
		if (from != null && first != null && Micros.startOf(first).isAfter(from)) {
			Instant midnight = Micros.startOf(first);
			addRecords(from, (to != null && to.isBefore(midnight)) ? to : midnight);
		}
		if (to != null && end != null && Micros.startOf(end).isBefore(to) && (first == null || !end.isBefore(first))) {
			addRecords(Micros.startOf(end), to);
		}
	}

	private static LocalDate firstWholeDay(Instant from) {
		LocalDate day = Micros.day(from);
		return Micros.startOf(day).isBefore(from) ? day.plusDays(1) : day;
	}

	private void addDays(@Nullable LocalDate first, @Nullable LocalDate end) {
		List<String> conditions = new ArrayList<>();
		if (first != null) {
			conditions.add("usage_day >= ?");
			this.arguments.add(first.toString());
		}
		if (end != null) {
			conditions.add("usage_day < ?");
			this.arguments.add(end.toString());
		}
		this.parts.add(this.days + (conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions)));
	}

	private void addRecords(Instant from, Instant to) {
		this.parts.add(this.dialect.calls() + " WHERE at_micros >= ? AND at_micros < ?");
		this.arguments.add(Micros.of(from));
		this.arguments.add(Micros.of(to));
	}

	/** A table expression in the shape of the totals. */
	String source() {
		return "(" + String.join(" UNION ALL ", this.parts) + ") period";
	}

	Object[] arguments() {
		return this.arguments.toArray();
	}

}
