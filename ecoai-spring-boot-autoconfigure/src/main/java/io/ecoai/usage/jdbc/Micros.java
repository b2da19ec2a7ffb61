package io.ecoai.usage.jdbc;

import java.nio.charset.StandardCharsets;
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

	/** Put together by hand, in a fraction of the time that a formatter takes. */
	static String text(Instant instant) {
		Instant clamped = clamp(instant);
		LocalDate day = day(clamped);
		int second = Math.floorMod(clamped.getEpochSecond(), SECONDS_OF_DAY);
		byte[] text = "0000-00-00T00:00:00.000000Z".getBytes(StandardCharsets.ISO_8859_1);
		write(day.getYear(), text, 4);
		write(day.getMonthValue(), text, 7);
		write(day.getDayOfMonth(), text, 10);
		write(second / 3600, text, 13);
		write(second / 60 % 60, text, 16);
		write(second % 60, text, 19);
		write(clamped.getNano() / 1_000, text, 26);
		return new String(text, StandardCharsets.ISO_8859_1);
	}

	/** Its last digit stands before the end. */
	private static void write(int number, byte[] text, int end) {
		int place = end;
		for (int rest = number; rest > 0; rest /= 10) {
			text[--place] = (byte) ('0' + rest % 10);
		}
	}

	static LocalDate day(Instant instant) {
		return LocalDate.ofInstant(clamp(instant), ZoneOffset.UTC);
	}

	static Instant startOf(LocalDate day) {
		return day.atStartOfDay(ZoneOffset.UTC).toInstant();
	}

}
