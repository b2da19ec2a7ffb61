package io.ecoai.report;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.ecoai.usage.Outcome;
import io.ecoai.usage.PromptQuery;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a request, as text: what Spring Boot itself makes of a bad value is an
 * answer without a reason.
 *
 * @param name the name
 * @param text the value; absent and empty mean the same
 */
record Parameter(String name, @Nullable String text) {

	@Nullable String value() {
		return (this.text != null && !this.text.isBlank()) ? this.text.trim() : null;
	}

	int notNegative(int fallback) {
		String value = value();
		if (value == null) {
			return fallback;
		}
		try {
			int number = Integer.parseInt(value);
			if (number >= 0) {
				return number;
			}
		}
		catch (NumberFormatException ex) {
			// Told below.
		}
		throw rejected(value, "a whole number, not negative");
	}

	@Nullable Outcome outcome() {
		String value = value();
		if (value == null) {
			return null;
		}
		return Stream.of(Outcome.values())
			.filter((outcome) -> outcome.id().equals(value.toLowerCase(Locale.ROOT)))
			.findFirst()
			.orElseThrow(() -> rejected(value,
					Stream.of(Outcome.values()).map(Outcome::id).collect(Collectors.joining(", "))));
	}

	/** A day stands for its first moment in UTC. */
	@Nullable Instant instant() {
		String value = value();
		if (value == null) {
			return null;
		}
		try {
			return (value.indexOf('T') < 0) ? LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant()
					: Instant.parse(value);
		}
		catch (DateTimeException ex) {
			throw rejected(value, "a day such as 2026-11-23 or a moment such as 2026-11-23T08:00:00Z");
		}
	}

	PromptQuery.Order promptOrder() {
		String value = value();
		return switch ((value != null) ? value : "last-seen") {
			case "last-seen" -> PromptQuery.Order.LAST_SEEN;
			case "hits" -> PromptQuery.Order.HITS;
			case "saved" -> PromptQuery.Order.SAVED;
			default -> throw rejected(String.valueOf(value), "last-seen, hits or saved");
		};
	}

	RefusedParameterException rejected(String value, String allowed) {
		return new RefusedParameterException("'%s' is no value for %s: use %s".formatted(value, this.name, allowed));
	}

}
