package io.ecoai.impact;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A price rule made ready for calculation.
 *
 * @param match to which models it applies
 * @param validFrom when it begins
 * @param id what reports call it; unique within a table
 * @param date when the price was read at its source or, for a rule that does not say so,
 * the first day of the price
 * @param tariff what is charged
 */
record Price(ModelMatch match, Instant validFrom, String id, @Nullable LocalDate date, Tariff tariff) {

	/** A row of the built-in table. */
	static Price builtIn(PriceRule rule) {
		return of(rule, "");
	}

	/** A rule of the user's. */
	static Price configured(PriceRule rule) {
		return of(rule, "configured:");
	}

	private static Price of(PriceRule rule, String prefix) {
		ModelMatch match = ModelMatch.of(rule.provider(), rule.match());
		LocalDate validFrom = rule.validFrom();
		BigDecimal usd = Objects.requireNonNullElse(rule.usdPerUnit(), BigDecimal.ONE);
		StringBuilder id = new StringBuilder(prefix).append(rule.provider())
			.append('/')
			.append(Objects.requireNonNullElse(rule.id(), match.name()));
		Stream.of(rule.quality(), rule.size()).filter(Objects::nonNull).forEach((part) -> id.append('/').append(part));
		if (validFrom != null) {
			id.append('@').append(validFrom);
		}
		if (rule.usdPerUnit() != null) {
			// A converted amount always shows by what it was converted.
			id.append(" (%s at %s USD, %s)".formatted(rule.currency(), usd.toPlainString(), rule.rateDate()));
		}
		return new Price(match, (validFrom != null) ? startOf(validFrom) : Instant.MIN, id.toString(),
				(rule.date() != null) ? rule.date() : validFrom, Tariff.of(rule, usd));
	}

	private static Instant startOf(LocalDate day) {
		return day.atStartOfDay(ZoneOffset.UTC).toInstant();
	}

	boolean isPerImage() {
		return this.tariff instanceof PerImageTariff;
	}

	/**
	 * The exact cost in US dollars, or {@code null} if this price does not hold for the
	 * call.
	 */
	@Nullable BigDecimal cost(ModelCall call) {
		return this.validFrom.isAfter(call.at()) ? null : this.tariff.cost(call);
	}

}
