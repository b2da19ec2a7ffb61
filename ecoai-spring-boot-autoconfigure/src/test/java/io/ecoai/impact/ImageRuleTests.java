package io.ecoai.impact;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The user's own rules for images. */
class ImageRuleTests {

	private static final ModelCall HD = ImageCalls.image("openai", "dall-e-3", "hd", "1024x1024");

	@Test
	void goBeforeTheBuiltInPriceOfTheSameImage() {
		ImpactEstimator estimator = Calls.withPrices(image("dall-e-3", "hd", "1024x1024", "0.07"));
		assertThat(Calls.cost(estimator, HD)).isEqualByComparingTo("0.07");
		assertThat(Calls.priceId(estimator, HD)).isEqualTo("configured:openai/dall-e-3/hd/1024x1024");
	}

	@Test
	void leaveTheBuiltInPriceOfOtherImagesInForce() {
		ImpactEstimator estimator = Calls.withPrices(image("dall-e-3", "standard", null, "0.01"));
		assertThat(Calls.priceId(estimator, HD)).isEqualTo("openai/dall-e-3/hd/1024x1024");
		assertThat(Calls.cost(estimator, ImageCalls.image("openai", "dall-e-3", "standard", "9x9")))
			.isEqualByComparingTo("0.01");
	}

	@Test
	void goBeforeTheBuiltInPriceOfTokens() {
		ImpactEstimator estimator = Calls.withPrices(image("gpt-image-1", null, null, "0.5"));
		assertThat(Calls.cost(estimator, ImageCalls.tokens("openai", "gpt-image-1", 10, 0, 272)))
			.isEqualByComparingTo("0.5");
	}

	@Test
	void withoutQualityAndSizeHoldForAnyAndForUnknownOnes() {
		ImpactEstimator estimator = Calls.withPrices(image("dall-e-3", null, null, "0.05"));
		assertThat(Calls.cost(estimator, HD)).isEqualByComparingTo("0.05");
		assertThat(Calls.cost(estimator, ImageCalls.images("openai", "dall-e-3", null, null, 3)))
			.isEqualByComparingTo("0.15");
	}

	@Test
	void ofTokensComeBeforeThosePerImageWhateverTheirOrder() {
		ImpactEstimator estimator = Calls.withPrices(dated("2026-06-01", "0.5"), tokens("1", null, "2"));
		assertThat(Calls.cost(estimator, ImageCalls.tokens("openai", "mine", 100, 50, 1000)))
			.isEqualByComparingTo("0.00215");
		assertThat(Calls.cost(estimator, ImageCalls.image("openai", "mine", null, null))).isEqualByComparingTo("0.5");
	}

	@Test
	void ofTokensChargeImagesThatGoInAtTheirOwnRate() {
		ImpactEstimator estimator = Calls.withPrices(tokens("1", "3", "2"));
		assertThat(Calls.cost(estimator, ImageCalls.tokens("openai", "mine", 100, 50, 1000)))
			.isEqualByComparingTo("0.00225");
	}

	@Test
	void holdFromTheirFirstDay() {
		ImpactEstimator estimator = Calls.withPrices(dated("2026-06-01", "0.2"), dated("2026-09-01", "0.3"));
		assertThat(costAt(estimator, "2026-05-31T23:59:59Z")).isNull();
		assertThat(costAt(estimator, "2026-06-01T00:00:00Z")).isEqualByComparingTo("0.2");
		assertThat(costAt(estimator, "2026-08-31T23:59:59Z")).isEqualByComparingTo("0.2");
		assertThat(costAt(estimator, "2026-09-01T00:00:00Z")).isEqualByComparingTo("0.3");
		assertThat(costAt(estimator, "2026-06-01T00:00:00Z")).isEqualByComparingTo("0.2");
	}

	@Test
	void leaveTheBuiltInPriceInForceUntilTheirFirstDay() {
		PriceRule rule = rule("equals:dall-e-3", "2027-01-01", null, null, null, "0.01");
		ImpactEstimator estimator = Calls.withPrices(rule);
		assertThat(Calls.cost(estimator, HD)).isEqualByComparingTo("0.08");
	}

	@Test
	void areExactToTheLastDecimal() {
		ImpactEstimator estimator = Calls.withPrices(image("mine", null, null, "0.100000000000000000003"));
		assertThat(Calls.cost(estimator, ImageCalls.images("openai", "mine", null, null, 7)))
			.isEqualTo(new BigDecimal("0.700000000000000000021"));
	}

	@Test
	void mayBeFree() {
		Impact impact = Calls.withPrices(image("mine", null, null, "0"))
			.estimate(ImageCalls.image("openai", "mine", null, null));
		assertThat(impact.costUsd()).isZero();
		assertThat(impact.priceId()).isEqualTo("configured:openai/mine");
	}

	@Test
	void areConvertedByTheGivenRate() {
		PriceRule rule = new PriceRule(null, "openai", "equals:mine", null, "EUR", new BigDecimal("1.08"),
				LocalDate.of(2026, 10, 1), null, null, null, null, List.of(), null, null, new BigDecimal("0.05"), "hd",
				null, null, null, null);
		Impact impact = Calls.withPrices(rule).estimate(ImageCalls.images("openai", "mine", "hd", "1x1", 2));
		assertThat(impact.costUsd()).isEqualByComparingTo("0.108");
		assertThat(impact.priceId()).isEqualTo("configured:openai/mine/hd (EUR at 1.08 USD, 2026-10-01)");
	}

	@Test
	void ofTextPriceNoImage() {
		ImpactEstimator estimator = Calls.withPrices(Calls.price("openai", "regex:.*", "1", "1"));
		assertThat(Calls.priceId(estimator, HD)).isEqualTo("openai/dall-e-3/hd/1024x1024");
		assertThat(estimator.estimate(ImageCalls.tokens("openai", "mine", 1, 0, 1))).isEqualTo(Impact.UNKNOWN);
	}

	@Test
	void ofEnergyPerImageEstimateImagesAndNothingElse() {
		EnergyRule rule = EnergyRule.wattHoursPerImage("regex:.*", 1, 3);
		ImpactEstimator estimator = Calls.withEnergy(rule);
		Impact images = estimator.estimate(ImageCalls.images("openai", "dall-e-3", null, null, 4));
		assertThat(images.co2LowG()).isCloseTo(4 * 0.38355, within(1e-9));
		assertThat(images.co2HighG()).isCloseTo(12 * 0.38355, within(1e-9));
		assertThat(images.costUsd()).as("no less unknown").isNull();
		assertThat(estimator.estimate(Calls.call("openai", "unheard-of")).co2LowG()).isNull();
		assertThat(estimator.estimate(ImageCalls.images("openai", "dall-e-3", null, null, 0)).co2LowG()).isNull();
	}

	@Test
	void ofEnergyPerTokenEstimateNoImages() {
		ImpactEstimator estimator = Calls.withEnergy(EnergyRule.wattHours("regex:.*", 1, 2),
				EnergyRule.proxy("regex:gpt-image.*", "gpt-5"));
		assertThat(estimator.estimate(ImageCalls.tokens("openai", "gpt-image-1", 1, 0, 1000)).co2HighG()).isNull();
	}

	private @Nullable BigDecimal costAt(ImpactEstimator estimator, String at) {
		return estimator
			.estimate(new ModelCall("openai", "mine", null, null, new ImageOutput(1, null, null), Instant.parse(at)))
			.costUsd();
	}

	private static PriceRule image(String model, @Nullable String quality, @Nullable String size, String usd) {
		return PriceRule.ofImage("openai", "equals:" + model, quality, size, new BigDecimal(usd));
	}

	private static PriceRule dated(String day, String usd) {
		return rule("equals:mine", day, null, null, null, usd);
	}

	private static PriceRule tokens(String input, @Nullable String imageInput, String imageOutput) {
		return rule("equals:mine", null, input, imageInput, imageOutput, null);
	}

	private static PriceRule rule(String match, @Nullable String day, @Nullable String input,
			@Nullable String imageInput, @Nullable String imageOutput, @Nullable String perImage) {
		return new PriceRule(null, "openai", match, (day != null) ? LocalDate.parse(day) : null, "USD", null, null,
				decimal(input), null, null, null, List.of(), decimal(imageInput), decimal(imageOutput),
				decimal(perImage), null, null, null, null, null);
	}

	private static @Nullable BigDecimal decimal(@Nullable String text) {
		return (text != null) ? new BigDecimal(text) : null;
	}

}
