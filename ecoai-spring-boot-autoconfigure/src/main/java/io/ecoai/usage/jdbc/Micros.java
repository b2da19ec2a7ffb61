package io.ecoai.usage.jdbc;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * Moments as the log keeps them: microseconds since 1970 for the computer, and ISO 8601
 * of constant length in UTC, which also sorts as text, for people and the SDKs.
 */
final class Micros {

	private static final int SECONDS_OF_DAY = 86_400;

	private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

	private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

	private Micros() {
	}

	/** Keeps a moment within the years that have four digits. */
	static Instant clamp(Instant instant) {
		return instant.isBefore(FIRST) ? FIRST : instant.isAfter(LAST) ? LAST : instant;
	}

	static long of(Instant instant) {
		Instant clamped = clamp(instant);
		return clamped.getEpochSecond() * 1_000_000 + clamped.getNano() / 1_000;
	}

	static Instant toInstant(long micros) {
		return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
	}

	/** Put together by hand, in a fifth of the time that a formatter takes. */
	static String text(Instant instant) {
		Instant clamped = clamp(instant);
		int second = Math.floorMod(clamped.getEpochSecond(), SECONDS_OF_DAY);
		StringBuilder text = new StringBuilder(27).append(day(clamped)).append('T');
		append(text, second / 3600, 2).append(':');
		append(text, second / 60 % 60, 2).append(':');
		append(text, second % 60, 2).append('.');
		return append(text, clamped.getNano() / 1_000, 6).append('Z').toString();
	}

	private static StringBuilder append(StringBuilder text, int number, int digits) {
		String figures = Integer.toString(number);
		return text.append("0".repeat(digits - figures.length())).append(figures);
	}

	static LocalDate day(Instant instant) {
		return LocalDate.ofInstant(clamp(instant), ZoneOffset.UTC);
	}

	static Instant startOf(LocalDate day) {
		return day.atStartOfDay(ZoneOffset.UTC).toInstant();
	}

}
