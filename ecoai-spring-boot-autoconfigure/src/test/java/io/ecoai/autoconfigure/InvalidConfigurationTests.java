package io.ecoai.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import io.ecoai.settings.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * What a user reads who has configured something that cannot be.
 */
@ExtendWith(OutputCaptureExtension.class)
class InvalidConfigurationTests {

	private final Path folder;

	InvalidConfigurationTests(@TempDir Path folder) {
		this.folder = folder;
	}

	static Stream<Arguments> values() {
		return Stream.of(Arguments.of("ecoai.ttl", "-5", "Use a duration such as 90m"),
				Arguments.of("ecoai.ttl", "soon", "90m"), Arguments.of("ecoai.mode", "fast", "dev, prod, replay"),
				Arguments.of("ecoai.storage", "mongo", "sqlite"),
				Arguments.of("ecoai.caching-enabled", "maybe", "true or false"),
				Arguments.of("ecoai.enabled", "maybe", "true or false"),
				Arguments.of("ecoai.enabled", "off", "Use ecoai.enabled=false"),
				Arguments.of("ecoai.namespace", "", "Give it a name"),
				Arguments.of("ecoai.near-cache.max-size", "-1MB", "Use a size such as 64MB"),
				Arguments.of("ecoai.memory.max-size", "huge", "64MB or 1GB"),
				Arguments.of("ecoai.usage.prompt-text", "some", "preview, full, none"),
				Arguments.of("ecoai.usage.retention", "-1d", "Use a duration such as 90d"),
				Arguments.of("ecoai.endpoint.show-prompts", "sometimes", "when-authorized"));
	}

	@ParameterizedTest
	@MethodSource("values")
	void namesPropertyValueOriginAndRemedy(String property, String value, String remedy, CapturedOutput output)
			throws IOException {
		Path file = Files.writeString(this.folder.resolve("application.properties"), property + "=" + value + "\n");
		assertThatException().isThrownBy(() -> application().start("--spring.config.location=" + file.toUri()).close());
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("Property: " + property)
			.contains("Value: \"" + value + "\"")
			.containsPattern("Origin: .*application.properties] - [12]:")
			.contains(remedy);
	}

	@ParameterizedTest
	@ValueSource(strings = { "ecoai.encryption.key", "ecoai.encryption.previous-key" })
	void showsNothingOfAKeyThatIsNone(String property, CapturedOutput output) throws IOException {
		Path file = Files.writeString(this.folder.resolve("application.properties"), property + "=Tr0ub4dor&3\n");
		assertThatException().isThrownBy(() -> application()
			.start("--spring.config.location=" + file.toUri(), "--logging.level.org.springframework.boot=debug")
			.close());
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("Property: " + property)
			.contains("Value: (not shown)")
			.containsPattern("Origin: .*application.properties] - 1:")
			.contains("it is not Base64", "openssl rand -base64 32")
			.doesNotContain("Tr0ub4dor");
	}

	@Test
	void wantsAKeyBesideAPreviousOne(CapturedOutput output) {
		String key = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
		assertThatException()
			.isThrownBy(() -> application().with("ecoai.encryption.previous-key=" + key).start().close());
		assertThat(output).contains("Property: ecoai.encryption.previous-key", "without ecoai.encryption.key")
			.doesNotContain(key);
	}

	@Test
	void namesTheEnvironmentVariable(CapturedOutput output) {
		assertThatException().isThrownBy(() -> application().withVariable("ECOAI_MODE", "fast").start().close());
		assertThat(output).contains("APPLICATION FAILED TO START", "Property: ecoai.mode", "Value: \"fast\"",
				"ECOAI_MODE", "dev, prod, replay");
	}

	@Test
	void takesAnEmptyEnvironmentVariableForNone() {
		try (RunningApplication application = application().withVariable("ECOAI_MODE", "")
			.withVariable("ECOAI_STORAGE", "")
			.start()) {
			assertThat(application.ecoAi().settings().mode()).isEqualTo(Mode.DEV);
			assertThat(application.ecoAi().pinnedSettings()).isEmpty();
			assertThat(application.ecoAi().cache().storage()).isEqualTo("sqlite");
		}
	}

	@Test
	void namesAConfiguredCacheFileThatCannotBeWritten(CapturedOutput output) throws IOException {
		Path path = Files.createFile(this.folder.resolve("file")).resolve("cache.db");
		assertThatException().isThrownBy(() -> application().start("--ecoai.sqlite.path=" + path).close());
		assertThat(output).contains("APPLICATION FAILED TO START", "Property: ecoai.sqlite.path",
				"Value: \"" + path + "\"", "Origin: \"ecoai.sqlite.path\" from property source \"commandLineArgs\"",
				"Make '" + path.getParent() + "' writable");
	}

	@Test
	void namesAConfiguredUsageFileThatCannotBeWritten(CapturedOutput output) throws IOException {
		Path path = Files.createDirectory(this.folder.resolve("folder"));
		assertThatException().isThrownBy(() -> application().start("--ecoai.usage.path=" + path).close());
		assertThat(output).contains("APPLICATION FAILED TO START", "Property: ecoai.usage.path",
				"Value: \"" + path + "\"", "commandLineArgs", "the file cannot be written");
	}

	@Test
	void namesTheFieldOfAPriceRule(CapturedOutput output) {
		assertThatException().isThrownBy(
				() -> application()
					.start("--ecoai.prices[0].provider=openai", "--ecoai.prices[0].match=equals:gpt-4o",
							"--ecoai.prices[0].input=-1", "--ecoai.prices[0].output=2")
					.close());
		assertThat(output).contains("APPLICATION FAILED TO START", "Property: ecoai.prices[0].input", "Value: \"-1\"",
				"commandLineArgs", "must be an amount of zero or more");
	}

	@Test
	void namesTheFieldOfAPriceOfImages(CapturedOutput output) {
		assertThatException().isThrownBy(
				() -> application()
					.start("--ecoai.prices[0].provider=openai", "--ecoai.prices[0].match=equals:dall-e-3",
							"--ecoai.prices[0].per-image=-0.04")
					.close());
		assertThat(output).contains("APPLICATION FAILED TO START", "Property: ecoai.prices[0].per-image",
				"Value: \"-0.04\"", "commandLineArgs", "'per-image' must be an amount of zero or more for each image");
	}

	@Test
	void namesTheFieldOfAPriceOfImagesThatHasNoPlace(CapturedOutput output) {
		assertThatException()
			.isThrownBy(() -> application()
				.start("--ecoai.prices[0].provider=openai", "--ecoai.prices[0].match=equals:dall-e-3",
						"--ecoai.prices[0].input=1", "--ecoai.prices[0].output=1", "--ecoai.prices[0].quality=hd")
				.close());
		assertThat(output).contains("APPLICATION FAILED TO START", "Property: ecoai.prices[0].quality", "Value: \"hd\"",
				"commandLineArgs", "'quality' must be left out where 'per-image' is missing");
	}

	@Test
	void namesTheCurrencyThatHasNoRate(CapturedOutput output) {
		assertThatException().isThrownBy(() -> application()
			.start("--ecoai.prices[0].provider=openai", "--ecoai.prices[0].match=equals:gpt-4o",
					"--ecoai.prices[0].input=1", "--ecoai.prices[0].output=2", "--ecoai.prices[0].currency=EUR")
			.close());
		assertThat(output).contains("APPLICATION FAILED TO START", "Property: ecoai.prices[0].usd-per-unit",
				"Value: none", "it is missing", "the US dollars that one EUR is worth");
	}

	@Test
	void namesTheFieldOfAnEnergyRule(CapturedOutput output) {
		assertThatException().isThrownBy(
				() -> application().start("--ecoai.energy[0].match=gpt-4o", "--ecoai.energy[0].proxy=gpt-4o").close());
		assertThat(output).contains("APPLICATION FAILED TO START", "Property: ecoai.energy[0].match",
				"Value: \"gpt-4o\"", "commandLineArgs", "must be 'equals:'");
	}

	@Test
	void namesTheModelThatIsNoProxy(CapturedOutput output) {
		assertThatException().isThrownBy(
				() -> application().start("--ecoai.energy[0].match=equals:gpt-4o", "--ecoai.energy[0].proxy=nobody")
					.close());
		assertThat(output).contains("APPLICATION FAILED TO START", "Property: ecoai.energy[0].proxy",
				"Value: \"nobody\"", "commandLineArgs", "must be the id of a model");
	}

	private RunningApplication.Builder application() {
		return RunningApplication.in(this.folder).with("spring.ai.openai.base-url=http://127.0.0.1:1/v1");
	}

}
