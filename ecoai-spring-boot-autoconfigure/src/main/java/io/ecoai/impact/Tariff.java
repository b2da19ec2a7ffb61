package io.ecoai.impact;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/** What a price is charged for. */
sealed interface Tariff permits TokenTariff, ImageTokenTariff, PerImageTariff {

	/**
	 * The exact cost in US dollars, or {@code null} if calls like this one are not
	 * charged so.
	 */
	@Nullable BigDecimal cost(ModelCall call);

	/**
	 * The tariff of a rule.
	 * @param rule the rule
	 * @param usd US dollars for one unit of the rule's currency
	 */
	static Tariff of(PriceRule rule, BigDecimal usd) {
		if (rule.perImage() != null) {
			return PerImageTariff.of(rule, usd);
		}
		return (rule.imageOutput() != null) ? ImageTokenTariff.of(rule, usd) : TokenTariff.of(rule, usd);
	}

}
