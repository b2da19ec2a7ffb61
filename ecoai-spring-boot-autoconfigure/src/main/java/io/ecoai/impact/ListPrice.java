package io.ecoai.impact;

import java.math.BigDecimal;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * A row of the price table for people to read: amounts of US dollars per million tokens,
 * or per image.
 *
 * @param id what records call it
 * @param provider the provider's id
 * @param match to which model ids it applies
 * @param validFrom the first day of the price, or {@code null} if it has no beginning
 * @param input input tokens
 * @param output output tokens, of text or of images
 * @param cacheRead input tokens read from the provider's cache; {@code null} if as input
 * @param cacheWrite input tokens written to the provider's cache; {@code null} if as
 * input
 * @param perImage one image
 * @param date when it was read at its source
 * @param source where it was read
 */
public record ListPrice(String id, String provider, String match, @Nullable LocalDate validFrom,
		@Nullable BigDecimal input, @Nullable BigDecimal output, @Nullable BigDecimal cacheRead,
		@Nullable BigDecimal cacheWrite, @Nullable BigDecimal perImage, @Nullable LocalDate date,
		@Nullable String source) {

	static ListPrice of(PriceRule rule, Price price) {
		BigDecimal output = (rule.output() != null) ? rule.output() : rule.imageOutput();
		BigDecimal usd = rule.usdPerUnit();
		return new ListPrice(price.id(), rule.provider(), rule.match(), rule.validFrom(), times(rule.input(), usd),
				times(output, usd), times(rule.cacheRead(), usd), times(rule.cacheWrite(), usd),
				times(rule.perImage(), usd), price.date(), rule.source());
	}

	private static @Nullable BigDecimal times(@Nullable BigDecimal amount, @Nullable BigDecimal usd) {
		return (amount != null && usd != null) ? amount.multiply(usd) : amount;
	}

}
