package io.ecoai.impact;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The tokens of text. It does not hold for images: their tokens have other rates.
 *
 * @param rates the rates of a call that no tier applies to
 * @param tiers the rates of longer inputs, longest first
 */
record TokenTariff(Rates rates, List<Tier> tiers) implements Tariff {

	static TokenTariff of(PriceRule rule, BigDecimal usd) {
		Rates rates = Rates.of(usd, Objects.requireNonNull(rule.input()), Objects.requireNonNull(rule.output()),
				rule.cacheRead(), rule.cacheWrite());
		return new TokenTariff(rates,
				rule.tiers()
					.stream()
					.sorted(Comparator.comparing(PriceRule.Tier::aboveInputTokens).reversed())
					.map((tier) -> new Tier(tier.aboveInputTokens(),
							Rates.of(usd, tier.input(), tier.output(), tier.cacheRead(), tier.cacheWrite())))
					.toList());
	}

	@Override
	public @Nullable BigDecimal cost(ModelCall call) {
		TokenUsage tokens = call.tokens();
		return (tokens != null && call.images() == null) ? ratesFor(tokens).cost(tokens) : null;
	}

	private Rates ratesFor(TokenUsage tokens) {
		for (Tier tier : this.tiers) {
			if (tokens.inputTokens() > tier.above()) {
				return tier.rates();
			}
		}
		return this.rates;
	}

	/** Rates that apply to all tokens of a call with more input tokens than this. */
	record Tier(long above, Rates rates) {

	}

}
