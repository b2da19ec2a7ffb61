package io.ecoai.impact;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The configuration that {@code docs/savings.md} shows does what it says. */
class SavingsDocumentTests {

	@SuppressWarnings("NullAway.Init")
	private ImpactEstimator estimator;

	@BeforeEach
	void bindTheExample() throws IOException {
		String document = Files.readString(Path.of("../docs/savings.md"));
		String yaml = document.split("```yaml\n")[1].split("```")[0];
		Binder binder = new Binder(ConfigurationPropertySources
			.from(new YamlPropertySourceLoader().load("document", new ByteArrayResource(yaml.getBytes()))));
		List<PriceRule> prices = binder.bind("ecoai.prices", Bindable.listOf(PriceRule.class)).get();
		List<EnergyRule> energy = binder.bind("ecoai.energy", Bindable.listOf(EnergyRule.class)).get();
		this.estimator = ImpactEstimator.withTables(prices, energy, binder.bind("ecoai.grid", GridRule.class).get());
	}

	@Test
	void pricesTheModelsOfTheExample() {
		assertThat(Calls.priceId(this.estimator, Calls.call("openai", "gpt-6-sol")))
			.isEqualTo("configured:openai/gpt-6-sol@2026-09-22");
		assertThat(Calls.cost(this.estimator, Calls.call("azure", "my-deployment"))).isEqualByComparingTo("0.01");
		assertThat(Calls.cost(this.estimator, Calls.call("mistral", "mistral-large-latest")))
			.isEqualByComparingTo("0.00486");
		assertThat(Calls.cost(this.estimator, Calls.call("ollama", "anything"))).isZero();
	}

	@Test
	void pricesTheImagesOfTheExample() {
		assertThat(cost("hd", "1024x1792", null)).isEqualByComparingTo("0.12");
		assertThat(cost("standard", "1024x1792", null)).isEqualByComparingTo("0.08");
		assertThat(cost("hd", "1024x1792", new TokenUsage(50, 8320, 0, 0))).isEqualByComparingTo("0.33305");
		assertThat(Calls.cost(Calls.builtIn(), ImageCalls.images("openai", "gpt-image-1", "high", "1024x1024", 2)))
			.isEqualByComparingTo("0.334");
	}

	private BigDecimal cost(String quality, String size, @Nullable TokenUsage tokens) {
		return Calls.cost(this.estimator,
				ImageCalls.call("azure", "my-images", tokens, new ImageOutput(1, size, quality)));
	}

	@Test
	void estimatesTheModelsOfTheExample() {
		Impact measured = this.estimator.estimate(Calls.call("ollama", "llama3.1:8b"));
		assertThat(measured.co2LowG()).isCloseTo(0.2 * 0.04418, within(1e-9));
		assertThat(measured.co2HighG()).isCloseTo(0.45 * 0.04418, within(1e-9));
		assertThat(this.estimator.estimate(ImageCalls.image("azure", "my-images", null, null)).co2HighG())
			.isCloseTo(3 * 0.04418, within(1e-9));
		assertThat(this.estimator.estimate(Calls.call("ollama", "qwen3-30b-a3b")).co2LowG()).isPositive();
		assertThat(this.estimator.estimate(Calls.call("openai", "gpt-5.4")).energyProxy()).isEqualTo("gpt-5");
		assertThat(this.estimator.method().gridZone()).isEqualTo("FRA");
	}

}
