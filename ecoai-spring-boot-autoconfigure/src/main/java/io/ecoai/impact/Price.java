package io.ecoai.impact;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A price rule made ready for calculation.
 *
 * @param match to which models it applies
 * @param validFrom when it begins
 * @param id what reports call it; unique within a table
 * @param date when the price was read at its source or, for a rule that does not say so,
 * the first day of the price
 * @param rates the rates of a call that no tier applies to
 * @param tiers the rates of longer inputs, longest first
 */
record Price(ModelMatch match, Instant validFrom, String id, @Nullable LocalDate date, Rates rates, List<Tier> tiers) {

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
		if (validFrom != null) {
			id.append('@').append(validFrom);
		}
		if (rule.usdPerUnit() != null) {
			// A converted amount always shows by what it was converted.
			id.append(" (%s at %s USD, %s)".formatted(rule.currency(), usd.toPlainString(), rule.rateDate()));
		}
		return new Price(match, (validFrom != null) ? startOf(validFrom) : Instant.MIN, id.toString(),
				(rule.date() != null) ? rule.date() : validFrom,
				Rates.of(usd, rule.input(), rule.output(), rule.cacheRead(), rule.cacheWrite()),
				rule.tiers()
					.stream()
					.sorted(Comparator.comparing(PriceRule.Tier::aboveInputTokens).reversed())
					.map((tier) -> new Tier(tier.aboveInputTokens(),
							Rates.of(usd, tier.input(), tier.output(), tier.cacheRead(), tier.cacheWrite())))
					.toList());
	}

	private static Instant startOf(LocalDate day) {
		return day.atStartOfDay(ZoneOffset.UTC).toInstant();
	}

	boolean validAt(Instant time) {
		return !this.validFrom.isAfter(time);
	}

	/** The exact cost in US dollars. */
	BigDecimal cost(TokenUsage tokens) {
		for (Tier tier : this.tiers) {
			if (tokens.inputTokens() > tier.above()) {
				return tier.rates().cost(tokens);
			}
		}
		return this.rates.cost(tokens);
	}

	/** Rates that apply to all tokens of a call with more input tokens than this. */
	record Tier(long above, Rates rates) {

	}

}
