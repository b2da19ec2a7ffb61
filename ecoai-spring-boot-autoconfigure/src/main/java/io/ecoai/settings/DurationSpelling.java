package io.ecoai.settings;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

import org.springframework.boot.convert.DurationStyle;

/**
 * Durations that are not negative: a bare number is one of seconds.
 */
final class DurationSpelling implements Spelling<Duration> {

	/** Seconds as other languages write them. */
	private static final Pattern SECONDS = Pattern.compile("[0-9]{1,18}(\\.[0-9]{1,18})?([eE]-[0-9])?");

	@Override
	public Duration parse(String text) {
		Duration duration = SECONDS.matcher(text).matches() ? ofSeconds(new BigDecimal(text)) : withUnit(text);
		if (duration.isNegative()) {
			throw new IllegalArgumentException(text);
		}
		return duration;
	}

	private static Duration withUnit(String text) {
		try {
			return DurationStyle.detectAndParse(text, ChronoUnit.SECONDS);
		}
		catch (ArithmeticException ex) {
			throw new IllegalArgumentException(text, ex);
		}
	}

	private static Duration ofSeconds(BigDecimal seconds) {
		BigDecimal[] parts = seconds.divideAndRemainder(BigDecimal.ONE);
		return Duration.ofSeconds(parts[0].longValueExact(), parts[1].movePointRight(9).longValue());
	}

	@Override
	public String allowed() {
		return "seconds, or a duration such as 90m or PT2H, not negative";
	}

	@Override
	public Object toJson(Duration value) {
		if (value.getNano() == 0) {
			// A whole number, which other EcoAI libraries write.
			return value.toSeconds();
		}
		return BigDecimal.valueOf(value.toSeconds()).add(BigDecimal.valueOf(value.getNano(), 9)).stripTrailingZeros();
	}

}
