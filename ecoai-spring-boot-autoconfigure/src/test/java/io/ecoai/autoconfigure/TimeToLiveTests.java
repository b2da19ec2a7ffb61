package io.ecoai.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.ecoai.cache.FreshnessPolicy;
import io.ecoai.settings.EcoAiSettings;
import io.ecoai.settings.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.openai.OpenAiChatOptions;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.awaitility.Awaitility.await;

/**
 * How long answers are served.
 */
@ExtendWith(OutputCaptureExtension.class)
class TimeToLiveTests extends AbstractApplicationTests {

	@Test
	void isWithoutEffectInDevMode() {
		try (RunningApplication application = application().with("ecoai.ttl=0").start()) {
			application.ask("Who?");
			assertThat(application.ask("Who?")).isEqualTo("hit");
		}
	}

	@Test
	void ofZeroNeverHitsInProdMode() {
		try (RunningApplication application = application().with("ecoai.ttl=0")
			.withVariable("ECOAI_MODE", "prod")
			.start()) {
			assertThat(application.ecoAi().settings().mode()).isEqualTo(Mode.PROD);
			application.ask("Who?");
			assertThat(application.ask("Who?")).isEqualTo("miss");
			assertThat(this.stub.requestCount()).isEqualTo(2);
		}
	}

	@Test
	void isCountedFromTheAnswerAndNotFromTheStart() {
		try (RunningApplication application = application().with("ecoai.mode=prod", "ecoai.ttl=1h").start()) {
			application.ask("Who?");
			assertThat(application.ask("Who?")).isEqualTo("hit");
		}
		try (RunningApplication application = application().with("ecoai.mode=prod", "ecoai.ttl=1ms").start()) {
			await().atMost(5, TimeUnit.SECONDS)
				.untilAsserted(() -> assertThat(application.ask("Who?")).isEqualTo("miss"));
		}
	}

	@Test
	void ofSingleModelsIsReadFromYamlWithPlainNumbersAsSeconds() throws IOException {
		try (RunningApplication application = withYaml("""
				ecoai:
				  mode: prod
				  ttl: 5m
				  ttl-by-model:
				    gpt-4.1: 30
				    "[llama3.1:8b]": 2h
				    "[meta-llama/Llama-3]": 0
				    my_model: 9
				    Qwen3: 8
				""")) {
			FreshnessPolicy freshness = application.bean(FreshnessPolicy.class);
			EcoAiSettings settings = application.ecoAi().settings();
			assertThat(freshness.of(settings, "gpt-4.1").ttl()).isEqualTo(Duration.ofSeconds(30));
			assertThat(freshness.of(settings, "llama3.1:8b").ttl()).isEqualTo(Duration.ofHours(2));
			assertThat(freshness.of(settings, "meta-llama/Llama-3").ttl()).isZero();
			assertThat(freshness.of(settings, "my_model").ttl()).isEqualTo(Duration.ofSeconds(9));
			assertThat(freshness.of(settings, "Qwen3").ttl()).isEqualTo(Duration.ofSeconds(8));
			assertThat(freshness.of(settings, "gpt-4o").ttl()).isEqualTo(Duration.ofMinutes(5));
		}
	}

	@Test
	void ofASingleModelGoesBeforeTheGeneralOne() throws IOException {
		try (RunningApplication application = withYaml("""
				ecoai:
				  mode: prod
				  ttl-by-model:
				    gpt-4.1: 0
				""")) {
			Prompt short_ = new Prompt("Who?", OpenAiChatOptions.builder().model("gpt-4.1").build());
			application.ask(short_);
			assertThat(application.ask(short_)).isEqualTo("miss");
			application.ask("Who?");
			assertThat(application.ask("Who?")).isEqualTo("hit");
		}
	}

	@Test
	void ofAModelWhoseIdWouldLoseCharactersStopsTheApplicationWithTheRemedy(CapturedOutput output) {
		assertThatException().isThrownBy(() -> withYaml("""
				ecoai:
				  ttl-by-model:
				    llama3.1:8b: 30
				"""));
		assertThat(output).contains("APPLICATION FAILED TO START", "Property: ecoai.ttl-by-model.llama3.1:8b",
				"Value: \"30\"", "application.yml", "ecoai.ttl-by-model.\"[llama3.1:8b]\"");
	}

	@Test
	void ofAModelThatIsNoDurationStopsTheApplicationWithTheRemedy(CapturedOutput output) {
		assertThatException().isThrownBy(() -> withYaml("""
				ecoai:
				  ttl-by-model:
				    gpt-4.1: soon
				"""));
		assertThat(output).contains("APPLICATION FAILED TO START", "Property: ecoai.ttl-by-model.gpt-4.1",
				"Value: \"soon\"", "application.yml", "Use seconds, or a duration such as 90m");
	}

	private RunningApplication withYaml(String yaml) throws IOException {
		Path file = Files.writeString(this.folder.resolve("application.yml"), yaml);
		return application().start("--spring.config.location=" + file.toUri());
	}

}
