package io.ecoai.usage.jdbc;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Moments as the log keeps them: microseconds since 1970 for the computer, and ISO 8601
 * of constant length in UTC, which also sorts as text, for people and the SDKs.
 */
final class Micros {

	private static final DateTimeFormatter TEXT = DateTimeFormatter
		.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

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

	static String text(Instant instant) {
		return TEXT.format(clamp(instant));
	}

	static LocalDate day(Instant instant) {
		return LocalDate.ofInstant(clamp(instant), ZoneOffset.UTC);
	}

	static Instant startOf(LocalDate day) {
		return day.atStartOfDay(ZoneOffset.UTC).toInstant();
	}

}
