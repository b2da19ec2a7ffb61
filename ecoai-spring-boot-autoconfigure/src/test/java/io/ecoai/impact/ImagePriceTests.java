package io.ecoai.impact;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the built-in table says about images. */
class ImagePriceTests {

	private final ImpactEstimator estimator = Calls.builtIn();

	@ParameterizedTest
	@CsvSource(textBlock = """
			openai, dall-e-2,                      ,         512x512,   1,  0.018
			openai, dall-e-2,                      standard, 1024x1024, 3,  0.06
			openai, dall-e-3,                      standard, 1024x1024, 1,  0.04
			openai, dall-e-3,                      hd,       1792x1024, 1,  0.12
			openai, gpt-image-1,                   low,      1024x1024, 10, 0.11
			openai, gpt-image-1,                   high,     1024x1536, 4,  1
			openai, gpt-image-1.5,                 medium,   1536x1024, 2,  0.1
			openai, gpt-image-1.5-2025-12-16,      high,     1024x1024, 1,  0.133
			openai, gpt-image-1-mini,              medium,   1024x1024, 7,  0.077
			gemini, imagen-4.0-fast-generate-001,  ,         ,          4,  0.08
			gemini, imagen-4.0-ultra-generate-001, any,      2K,        1,  0.06
			gemini, gemini-2.5-flash-image,        ,         1024x1024, 2,  0.078
			gemini, models/gemini-3-pro-image,     ,         4K,        1,  0.24
			OPENAI, DALL-E-3,                      HD,       1024X1024, 1,  0.08
			""")
	void chargesEachImageByItsQualityAndSize(String provider, String model, @Nullable String quality,
			@Nullable String size, int count, BigDecimal usd) {
		assertThat(Calls.cost(this.estimator, ImageCalls.images(provider, model, quality, size, count)))
			.isEqualByComparingTo(usd);
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			# 50 * 5 + 0 * 10 + 4160 * 40
			openai, gpt-image-1,            50,  0,   4160, 0.16665
			# 50 * 5 + 320 * 10 + 272 * 40
			openai, gpt-image-1,            50,  320, 272,  0.01433
			# 7 * 5 + 1000 * 8 + 1056 * 32
			openai, gpt-image-1.5,          7,   1000, 1056, 0.041827
			# 3 * 2 + 1 * 2.5 + 408 * 8
			openai, gpt-image-1-mini,       3,   1,   408,  0.0032725
			# 100 * 5 + 200 * 8 + 1234 * 30
			openai, gpt-image-2-2026-04-21, 100, 200, 1234, 0.03912
			# 20 * 0.3 + 258 * 0.3 + 1290 * 30
			gemini, gemini-2.5-flash-image, 20,  258, 1290, 0.0387834
			# 11 * 0.25 + 2000 * 30
			gemini, gemini-3.1-flash-lite-image, 11, 0, 2000, 0.06000275
			""")
	void chargesTokensWhereTheyAreKnown(String provider, String model, long text, long images, long output,
			BigDecimal usd) {
		ModelCall call = ImageCalls.tokens(provider, model, text, images, output);
		assertThat(Calls.cost(this.estimator, call)).isEqualByComparingTo(usd);
	}

	@Test
	void everyPricePerImageIsExactlyThatOfItsSource() {
		List<String[]> rows = Calls.csv("image-models.csv").filter((row) -> !row[4].isEmpty()).toList();
		assertThat(rows).hasSize(37);
		assertThat(rows).allSatisfy((row) -> {
			for (int count : new int[] { 1, 2, 3, 7, 10, 1_000_003 }) {
				BigDecimal usd = new BigDecimal(row[4]).multiply(BigDecimal.valueOf(count));
				assertThat(Calls.cost(this.estimator, imageOf(row, count))).as(String.join(" ", row)).isEqualTo(usd);
			}
			assertThat(Calls.priceId(this.estimator, imageOf(row, 1))).startsWith(row[0] + "/" + row[1])
				.endsWith(row[3]);
		});
	}

	@Test
	void everyPriceOfTokensIsExactlyThatOfItsSource() {
		List<String[]> rows = Calls.csv("image-models.csv").filter((row) -> !row[5].isEmpty()).toList();
		assertThat(rows).hasSize(34);
		assertThat(rows).allSatisfy((row) -> {
			BigDecimal textInput = new BigDecimal(row[5]);
			BigDecimal imageInput = row[6].isEmpty() ? textInput : new BigDecimal(row[6]);
			BigDecimal perMillion = textInput.multiply(BigDecimal.valueOf(101))
				.add(imageInput.multiply(BigDecimal.valueOf(999)))
				.add(new BigDecimal(row[7]).multiply(BigDecimal.valueOf(4161)));
			ModelCall call = new ModelCall(row[0], row[1], null, new TokenUsage(1100, 4161, 0, 0, 999),
					new ImageOutput(2, row[3], row[2]), Calls.NOW);
			assertThat(Calls.cost(this.estimator, call)).as(String.join(" ", row))
				.isEqualByComparingTo(perMillion.movePointLeft(6));
			assertThat(Calls.priceId(this.estimator, call)).isEqualTo(row[0] + "/" + row[1]);
		});
	}

	@Test
	void whatHasNoPriceInTheSourceHasNone() {
		assertThat(Calls.csv("image-models.csv").filter((row) -> row[4].isEmpty())).hasSize(10)
			.allSatisfy((row) -> assertThat(this.estimator.estimate(imageOf(row, 1))).as(String.join(" ", row))
				.isEqualTo(Impact.UNKNOWN));
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			openai,  gpt-image-1,          auto,     1024x1024
			openai,  gpt-image-1,          high,     auto
			openai,  gpt-image-1,          high,
			openai,  gpt-image-1,          ,         1024x1024
			openai,  gpt-image-1,          hd,       1024x1024
			openai,  gpt-image-1-mini,     low,      1024x1536
			openai,  dall-e-3,             ,
			openai,  dall-e-3,             standard, 512x512
			openai,  dall-e-2,             ,
			openai,  dall-e-4,             standard, 1024x1024
			openai,  dall-e-3-hd,          hd,       1024x1024
			openai,  gpt-4o,               high,     1024x1024
			gemini,  imagen-3.0-generate-002, ,      1K
			gemini,  dall-e-3,             hd,       1024x1024
			azure,   dall-e-3,             hd,       1024x1024
			""")
	void leavesAnImageOfUnknownModelQualityOrSizeUnpriced(String provider, String model, @Nullable String quality,
			@Nullable String size) {
		assertThat(this.estimator.estimate(ImageCalls.image(provider, model, quality, size))).isEqualTo(Impact.UNKNOWN);
	}

	@Test
	void chargesPerImageWhereUsageSaysNothingOfTheOutput() {
		ImageOutput image = new ImageOutput(1, "1024x1024", "low");
		for (TokenUsage tokens : List.of(new TokenUsage(0, 0, 0, 0), new TokenUsage(12, 0, 0, 0))) {
			assertThat(Calls.cost(this.estimator, ImageCalls.call("openai", "gpt-image-1", tokens, image)))
				.isEqualByComparingTo("0.011");
		}
	}

	@Test
	void chargesPerImageWhereTheModelHasNoPriceOfTokens() {
		ModelCall call = ImageCalls.call("openai", "dall-e-3", new TokenUsage(12, 900, 0, 0),
				new ImageOutput(2, "1024x1024", "hd"));
		assertThat(Calls.cost(this.estimator, call)).isEqualByComparingTo("0.16");
	}

	@Test
	void neverChargesLessThanNothingForText() {
		ModelCall call = ImageCalls.call("openai", "gpt-image-1", new TokenUsage(100, 10, 0, 0, 300),
				new ImageOutput(1, null, null));
		assertThat(Calls.cost(this.estimator, call)).isEqualByComparingTo("0.0034");
	}

	@Test
	void noImagesAreNotKnownToCostNothing() {
		assertThat(this.estimator.estimate(ImageCalls.images("openai", "dall-e-3", "hd", "1024x1024", 0)))
			.isEqualTo(Impact.UNKNOWN);
	}

	@Test
	void chargesNoTextAtThePriceOfImagesAndNoImageAtThatOfText() {
		TokenUsage tokens = new TokenUsage(1000, 500, 0, 0);
		assertThat(this.estimator.estimate(Calls.call("openai", "gpt-image-1", tokens))).isEqualTo(Impact.UNKNOWN);
		assertThat(this.estimator.estimate(ImageCalls.call("openai", "gpt-4o", tokens, new ImageOutput(1, null, null))))
			.isEqualTo(Impact.UNKNOWN);
	}

	@Test
	void namesThePriceAndItsDay() {
		Impact perImage = this.estimator.estimate(ImageCalls.image("openai", "dall-e-3", "hd", "1024x1792"));
		assertThat(perImage.priceId()).isEqualTo("openai/dall-e-3/hd/1024x1792");
		assertThat(perImage.priceDate()).isEqualTo(LocalDate.of(2023, 12, 25));
		Impact tokens = this.estimator.estimate(ImageCalls.tokens("openai", "gpt-image-1", 1, 0, 1));
		assertThat(tokens.priceId()).isEqualTo("openai/gpt-image-1");
		assertThat(tokens.priceDate()).isEqualTo(LocalDate.of(2026, 7, 22));
		Impact undated = this.estimator.estimate(ImageCalls.image("gemini", "imagen-4.0-generate-001", null, null));
		assertThat(undated.priceId()).isEqualTo("gemini/imagen-4.0-generate-001");
		assertThat(undated.priceDate()).as("its source has none").isNull();
	}

	@Test
	void triesTheModelThatAnsweredBeforeTheOneThatWasAskedFor() {
		ImageOutput image = new ImageOutput(1, "1024x1024", "high");
		ModelCall answered = new ModelCall("openai", "gpt-image-1", "gpt-image-1.5-2025-12-16", null, image, Calls.NOW);
		assertThat(Calls.priceId(this.estimator, answered)).isEqualTo("openai/gpt-image-1.5/high/1024x1024");
		ModelCall asked = new ModelCall("openai", "gpt-image-1", "served-by-nobody", null, image, Calls.NOW);
		assertThat(Calls.priceId(this.estimator, asked)).isEqualTo("openai/gpt-image-1/high/1024x1024");
	}

	@Test
	void estimatesNoEmissionsOfImages() {
		Impact impact = this.estimator.estimate(ImageCalls.tokens("gemini", "gemini-2.5-flash-image", 10, 0, 1290));
		assertThat(impact.costUsd()).isNotNull();
		assertThat(impact.co2LowG()).isNull();
		assertThat(impact.co2HighG()).isNull();
		assertThat(impact.energyProxy()).isNull();
	}

	private static ModelCall imageOf(String[] row, int count) {
		return ImageCalls.images(row[0], row[1], row[2].isEmpty() ? null : row[2], row[3].isEmpty() ? null : row[3],
				count);
	}

}
