package io.ecoai.impact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Rules as they are written in {@code application.yml}. */
class RuleBindingTests {

	@Test
	void bindsAPrice() {
		PriceRule rule = prices("{provider: openai, match: 'equals:gpt-6-sol', valid-from: 2026-09-22, "
				+ "currency: USD, input: 2, output: 10, cache-read: 0.2, cache-write: 2.5, tiers: "
				+ "[{above-input-tokens: 272000, input: 4, output: 15}]}");
		assertThat(rule).isEqualTo(new PriceRule(null, "openai", "equals:gpt-6-sol", LocalDate.of(2026, 9, 22), "USD",
				null, null, new BigDecimal("2"), new BigDecimal("10"), new BigDecimal("0.2"), new BigDecimal("2.5"),
				List.of(new PriceRule.Tier(272_000L, new BigDecimal("4"), new BigDecimal("15"), null, null)), null,
				null, null, null, null, null, null, null));
	}

	@Test
	void bindsAPriceInAnotherCurrency() {
		PriceRule rule = prices("{provider: mistral, match: 'equals:a', currency: EUR, usd-per-unit: 1.08, "
				+ "rate-date: 2026-10-01, input: 2, output: 6}");
		assertThat(rule.currency()).isEqualTo("EUR");
		assertThat(rule.usdPerUnit()).isEqualByComparingTo("1.08");
		assertThat(rule.rateDate()).isEqualTo(LocalDate.of(2026, 10, 1));
	}

	@Test
	void bindsPricesOfImages() {
		PriceRule perImage = prices(
				"{provider: openai, match: 'equals:a', quality: hd, size: 1024x1792, per-image: 0.12}");
		assertThat(perImage)
			.isEqualTo(PriceRule.ofImage("openai", "equals:a", "hd", "1024x1792", new BigDecimal("0.12")));
		PriceRule tokens = prices("{provider: openai, match: 'equals:a', input: 5, image-input: 10, image-output: 40}");
		assertThat(tokens.imageInput()).isEqualTo("10");
		assertThat(tokens.imageOutput()).isEqualTo("40");
		assertThat(tokens.output()).isNull();
	}

	@Test
	void bindsEnergyInAllWays() {
		assertThat(energy("{match: 'equals:a', wh-per-1k-output: [0.5, 1]}").whPer1kOutput()).containsExactly(0.5, 1.0);
		assertThat(energy("{match: 'equals:a', wh-per-1k-output: 0.5}").whPer1kOutput()).containsExactly(0.5);
		EnergyRule sized = energy(
				"{match: 'equals:a', active-parameters: [44, 132], total-parameters: 440, pue: [1.1, 1.2]}");
		assertThat(sized.activeParameters()).containsExactly(44.0, 132.0);
		assertThat(sized.totalParameters()).containsExactly(440.0);
		assertThat(sized.pue()).containsExactly(1.1, 1.2);
		assertThat(energy("{match: 'equals:a', wh-per-image: [1.5, 3]}").whPerImage()).containsExactly(1.5, 3.0);
		assertThat(energy("{match: \"regex:gpt-5\\\\.[1-9].*\", proxy: gpt-5}"))
			.isEqualTo(EnergyRule.proxy("regex:gpt-5\\.[1-9].*", "gpt-5"));
	}

	@Test
	void bindsAGrid() {
		assertThat(bind("grid", "{zone: fra}", Bindable.of(GridRule.class))).isEqualTo(new GridRule("FRA", null));
		assertThat(bind("grid", "{g-per-kwh: 44.18}", Bindable.of(GridRule.class)))
			.isEqualTo(new GridRule(null, 44.18));
	}

	@Test
	void bindsEveryRowOfTheBuiltInTablesUnchanged() {
		for (String section : List.of("prices", "images")) {
			List<PriceRule> prices = binder(new ClassPathResource("prices.yml", getClass()))
				.bind(section, Bindable.listOf(PriceRule.class))
				.get();
			assertThat(prices).usingRecursiveFieldByFieldElementComparatorIgnoringFields("source", "date")
				.isEqualTo(TableFile.read("prices.yml").rows(section).map(TableRow::priceRule).toList());
		}
		List<EnergyRule> energy = binder(new ClassPathResource("energy.yml", getClass()))
			.bind("energy", Bindable.listOf(EnergyRule.class))
			.get();
		assertThat(energy).usingRecursiveFieldByFieldElementComparatorIgnoringFields("source", "date")
			.isEqualTo(TableFile.read("energy.yml").rows("energy").map(TableRow::energyRule).toList());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					{match: 'equals:a', input: 1, output: 1}                             | 'provider' must be the id of a provider
					{provider: p, match: 'gpt', input: 1, output: 1}                     | but is 'gpt'
					{provider: p, match: 'equals:a', output: 1}                          | 'input' must be an amount of zero or more
					{provider: p, match: 'equals:a', input: 1, output: -1}               | but is '-1'
					{provider: p, match: 'equals:a', input: 1, output: 1, cache-read: -2} | 'cache-read' must be
					{provider: p, match: 'equals:a', input: 1, output: 1, currency: EUR} | 'usd-per-unit' must be the US dollars that one EUR
					{provider: p, match: 'equals:a', input: 1, output: 1, currency: EUR, usd-per-unit: 1.1} | 'rate-date' must be the day
					{provider: p, match: 'equals:a', input: 1, output: 1, usd-per-unit: 1.1} | 'usd-per-unit' must be left out
					{provider: p, match: 'equals:a', input: 1, output: 1, currency: Euro} | 'currency' must be an ISO 4217 code
					{provider: p, match: 'equals:a', input: 1, output: 1, tiers: [{input: 1, output: 1}]} | 'tiers.above-input-tokens' must be
					{provider: p, match: 'equals:a', input: 1, output: 1, tiers: [{above-input-tokens: 9, input: 1}]} | 'tiers.output' must be
					{provider: p, match: 'equals:a', input: 1, output: 1, quality: hd} | 'quality' must be left out where 'per-image' is missing
					{provider: p, match: 'equals:a', quality: hd}                      | 'quality' must be left out where 'per-image' is missing
					{provider: p, match: 'equals:a', per-image: -0.1}                  | 'per-image' must be an amount of zero or more for each image, but is '-0.1'
					{provider: p, match: 'equals:a', per-image: 0.1, output: 4}        | 'output' must be left out where 'per-image' is given
					{provider: p, match: 'equals:a', per-image: 0.1, image-output: 4}  | 'image-output' must be left out where 'per-image' is given
					{provider: p, match: 'equals:a', per-image: 0.1, size: ''}         | 'size' must be a size as the application asks for it
					{provider: p, match: 'equals:a', per-image: 0.1, currency: EUR}    | 'usd-per-unit' must be the US dollars that one EUR
					{provider: p, match: 'equals:a', input: 1, image-input: 1}         | 'image-output' must be an amount of zero or more per million tokens, but is missing
					{provider: p, match: 'equals:a', image-output: 40}                 | 'input' must be an amount of zero or more
					{provider: p, match: 'equals:a', input: 1, image-output: -4}       | 'image-output' must be an amount of zero or more per million tokens, but is '-4'
					{provider: p, match: 'equals:a', input: 1, image-output: 4, image-input: -4} | 'image-input' must be
					{provider: p, match: 'equals:a', input: 1, image-output: 4, output: 4} | 'output' must be left out where images are charged by tokens
					{provider: p, match: 'equals:a', input: 1, image-output: 4, size: 1K} | 'size' must be left out
					""")
	void refusesAPriceThatCannotBe(String row, String message) {
		assertThatExceptionOfType(BindException.class).isThrownBy(() -> prices(row))
			.havingRootCause()
			.isInstanceOf(InvalidRuleException.class)
			.withMessageContaining(message);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					{match: 'regex:(', wh-per-1k-output: 1}                  | 'match' must be
					{match: 'equals:a'}                                      | 'wh-per-1k-output' must be given
					{match: 'equals:a', wh-per-1k-output: [2, 1]}            | 'wh-per-1k-output' must be one number or two, [low, high]
					{match: 'equals:a', wh-per-1k-output: [1, 2, 3]}         | but is '[1.0, 2.0, 3.0]'
					{match: 'equals:a', wh-per-1k-output: -1}                | 0 or more
					{match: 'equals:a', wh-per-1k-output: 1, proxy: gpt-5}   | 'proxy' must be the only statement
					{match: 'equals:a', wh-per-1k-output: 1, wh-per-image: 1} | 'wh-per-image' must be the only statement
					{match: 'equals:a', wh-per-image: [2, 1]}                | 'wh-per-image' must be one number or two, [low, high]
					{match: 'equals:a', active-parameters: 1, total-parameters: 1} | 'pue' must be one number or two
					{match: 'equals:a', active-parameters: 1, total-parameters: 1, pue: 0.9} | 1 or more, but is '[0.9]'
					{match: 'equals:a', active-parameters: 9, total-parameters: 1, pue: 1} | at most total-parameters
					{match: 'equals:a', active-parameters: 0, total-parameters: 1, pue: 1} | above 0
					""")
	void refusesEnergyThatCannotBe(String row, String message) {
		assertThatExceptionOfType(BindException.class).isThrownBy(() -> energy(row))
			.havingRootCause()
			.isInstanceOf(InvalidRuleException.class)
			.withMessageContaining(message);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{zone: FRA, g-per-kwh: 44.18} | 'zone' must be left out
			{g-per-kwh: -1}               | 'g-per-kwh' must be zero or more
			""")
	void refusesAGridThatCannotBe(String row, String message) {
		assertThatExceptionOfType(BindException.class).isThrownBy(() -> bind("grid", row, Bindable.of(GridRule.class)))
			.havingRootCause()
			.isInstanceOf(InvalidRuleException.class)
			.withMessageContaining(message);
	}

	private PriceRule prices(String row) {
		return bind("prices", "[" + row + "]", Bindable.listOf(PriceRule.class)).get(0);
	}

	private EnergyRule energy(String row) {
		return bind("energy", "[" + row + "]", Bindable.listOf(EnergyRule.class)).get(0);
	}

	private <T> T bind(String name, String yaml, Bindable<T> target) {
		return binder(new ByteArrayResource((name + ": " + yaml).getBytes())).bind(name, target).get();
	}

	private Binder binder(Resource yaml) {
		try {
			return new Binder(ConfigurationPropertySources.from(new YamlPropertySourceLoader().load("test", yaml)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
