package io.ecoai.impact;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The list price of a model, as a row of {@code prices.yml} and an entry of
 * {@code ecoai.prices} state it: of the tokens of text, of the tokens of a model that
 * makes images ({@code imageOutput}), or of an image ({@code perImage}). All prices are
 * amounts of {@code currency}, per million tokens or per image, zero or more; zero is a
 * free model.
 *
 * @param id the name of the price in reports; without it, the text of {@code match} after
 * its prefix
 * @param provider the provider's id, such as {@code openai}
 * @param match {@code equals:} and a model id, or {@code regex:} and a pattern; either
 * must fit the whole id, ignoring case
 * @param validFrom the first day of the price, in UTC; without it, the price has no
 * beginning
 * @param currency an ISO 4217 code; without it, {@code USD}
 * @param usdPerUnit how many US dollars one unit of another currency is; nothing is
 * converted without it
 * @param rateDate the day of that exchange rate
 * @param input the price of input tokens; of a model that makes images, of those of text
 * @param output the price of output tokens of text, reasoning included
 * @param cacheRead the price of input tokens read from the provider's cache; without it,
 * they pay the price of input tokens
 * @param cacheWrite the price of input tokens written to the provider's cache; without
 * it, they pay the price of input tokens
 * @param tiers prices for long inputs
 * @param imageInput the price of input tokens of images, for a model that makes images;
 * without it, they pay the price of input tokens
 * @param imageOutput the price of output tokens of a model that makes images
 * @param perImage the price of one image, where tokens are not known or not charged
 * @param quality the quality that {@code perImage} holds for, as the application asks for
 * it, ignoring case; without it, any, an unknown one included
 * @param size the size that {@code perImage} holds for; likewise
 * @param source where the price was read
 * @param date when it was read there
 * @param note what a reader should know
 */
public record PriceRule(@Nullable String id, String provider, String match, @Nullable LocalDate validFrom,
		String currency, @Nullable BigDecimal usdPerUnit, @Nullable LocalDate rateDate, @Nullable BigDecimal input,
		@Nullable BigDecimal output, @Nullable BigDecimal cacheRead, @Nullable BigDecimal cacheWrite, List<Tier> tiers,
		@Nullable BigDecimal imageInput, @Nullable BigDecimal imageOutput, @Nullable BigDecimal perImage,
		@Nullable String quality, @Nullable String size, @Nullable String source, @Nullable LocalDate date,
		@Nullable String note) {

	private static final String USD = "USD";

	/**
	 * Checks the rule. Whatever configuration leaves out arrives as {@code null}.
	 * @throws InvalidRuleException if a field is missing or not allowed
	 */
	public PriceRule {
		InvalidRuleException.unless(provider != null && !provider.isBlank(), "provider", provider,
				"the id of a provider, such as openai");
		ModelMatch.of(provider, match);
		currency = (currency != null) ? currency.toUpperCase(Locale.ROOT) : USD;
		tiers = (tiers != null) ? List.copyOf(tiers) : List.of();
		checkCurrency(currency, usdPerUnit, rateDate);
		new PriceFields("").add("input", input)
			.add("output", output)
			.add("cache-read", cacheRead)
			.add("cache-write", cacheWrite)
			.add("tiers", tiers.isEmpty() ? null : tiers)
			.add("image-input", imageInput)
			.add("image-output", imageOutput)
			.add("per-image", perImage)
			.add("quality", quality)
			.add("size", size)
			.check();
		Set<Long> thresholds = new HashSet<>();
		for (Tier tier : tiers) {
			InvalidRuleException.unless(thresholds.add(tier.aboveInputTokens()), "tiers.above-input-tokens",
					tier.aboveInputTokens(), "different in each tier");
		}
	}

	/**
	 * A price in US dollars without a beginning.
	 * @param provider the provider's id
	 * @param match to which model ids it applies
	 * @param input US dollars per million input tokens
	 * @param output US dollars per million output tokens
	 * @return the rule
	 */
	public static PriceRule of(String provider, String match, BigDecimal input, BigDecimal output) {
		return new PriceRule(null, provider, match, null, USD, null, null, input, output, null, null, List.of(), null,
				null, null, null, null, null, null, null);
	}

	/**
	 * A price of images in US dollars without a beginning.
	 * @param provider the provider's id
	 * @param match to which model ids it applies
	 * @param quality the quality that it holds for, or {@code null} for any
	 * @param size the size that it holds for, or {@code null} for any
	 * @param perImage US dollars for one image
	 * @return the rule
	 */
	public static PriceRule ofImage(String provider, String match, @Nullable String quality, @Nullable String size,
			BigDecimal perImage) {
		return new PriceRule(null, provider, match, null, USD, null, null, null, null, null, null, List.of(), null,
				null, perImage, quality, size, null, null, null);
	}

	private static void checkCurrency(String currency, @Nullable BigDecimal usdPerUnit, @Nullable LocalDate rateDate) {
		if (currency.equals(USD)) {
			InvalidRuleException.unless(usdPerUnit == null, "usd-per-unit", usdPerUnit,
					"left out where the currency is USD");
			return;
		}
		InvalidRuleException.unless(currency.matches("[A-Z]{3}"), "currency", currency,
				"an ISO 4217 code, such as USD");
		InvalidRuleException.unless(usdPerUnit != null && usdPerUnit.signum() > 0, "usd-per-unit", usdPerUnit,
				"the US dollars that one " + currency + " is worth, with its day in 'rate-date'");
		InvalidRuleException.unless(rateDate != null, "rate-date", null,
				"the day of the exchange rate 'usd-per-unit', such as 2026-10-01");
	}

	/**
	 * The prices of a call with a long input. They hold for all its tokens, not only for
	 * those above the threshold.
	 *
	 * @param aboveInputTokens the tier applies to calls with more input tokens than this,
	 * cached ones included
	 * @param input the price of input tokens
	 * @param output the price of output tokens
	 * @param cacheRead as in the rule
	 * @param cacheWrite as in the rule
	 */
	public record Tier(Long aboveInputTokens, BigDecimal input, BigDecimal output, @Nullable BigDecimal cacheRead,
			@Nullable BigDecimal cacheWrite) {

		/**
		 * Checks the tier.
		 * @throws InvalidRuleException if a field is missing or not allowed
		 */
		public Tier {
			InvalidRuleException.unless(aboveInputTokens != null && aboveInputTokens > 0, "tiers.above-input-tokens",
					aboveInputTokens, "a number of tokens above zero");
			new PriceFields("tiers.").add("input", input)
				.add("output", output)
				.add("cache-read", cacheRead)
				.add("cache-write", cacheWrite)
				.check();
		}

	}

}
