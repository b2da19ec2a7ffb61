package io.ecoai.autoconfigure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

import io.ecoai.semantic.embed.TextEmbedder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Who makes the embeddings, and what becomes of a call if nobody does.
 */
@Timeout(120)
class SemanticEmbeddersTests extends AbstractSemanticTests {

	@Test
	void usesTheLocalModelWhereThereIsNoOther() {
		try (RunningApplication application = semantic().start()) {
			assertThat(application.ecoAi().semantic().embedder()).isEqualTo("all-minilm-l6-v2-q");
			application.ask(QUESTION);
			SemanticApplications.awaitSemanticHit(application, OTHER_WORDS);
			SemanticApplications.awaitSemanticHit(application, "What are the steps to reset my password?");
		}
	}

	@Test
	void prefersATextEmbedderToAnEmbeddingModel() {
		try (RunningApplication application = withMeanings().beans(OneModel.class).start()) {
			assertThat(application.ecoAi().semantic().embedder()).isEqualTo("meanings");
		}
	}

	@Test
	void usesTheOnlyEmbeddingModel() {
		try (RunningApplication application = semantic().beans(OneModel.class).start()) {
			assertThat(application.ecoAi().semantic().embedder()).isEqualTo("one");
			application.ask(QUESTION);
			SemanticApplications.awaitSemanticHit(application, OTHER_WORDS);
		}
	}

	@Test
	void usesTheModelThatIsNamed() {
		try (RunningApplication application = semantic().beans(OneModel.class, AnotherModel.class)
			.with("ecoai.semantic.embedding-model=another")
			.start()) {
			assertThat(application.ecoAi().semantic().embedder()).isEqualTo("another");
		}
	}

	@Test
	void doesNotChooseBetweenModels() {
		assertThatExceptionOfType(InvalidConfigurationException.class)
			.isThrownBy(() -> semantic().beans(OneModel.class, AnotherModel.class).start())
			.withMessageContaining("another, one")
			.withMessageContaining("ecoai.semantic.embedding-model");
	}

	@Test
	void doesNotStartWithAModelThatIsNotThere() {
		assertThatExceptionOfType(InvalidConfigurationException.class)
			.isThrownBy(() -> semantic().beans(OneModel.class).with("ecoai.semantic.embedding-model=two").start())
			.withMessageContaining("ecoai.semantic.embedding-model=two")
			.withMessageContaining("one");
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void keepsNoQuestionWhereNoTextIsToBeKept(CapturedOutput output) throws IOException {
		try (RunningApplication application = withMeanings().with("ecoai.usage.prompt-text=none").start()) {
			assertThat(application.ask(QUESTION)).isEqualTo("miss");
			assertThat(application.ask(OTHER_WORDS)).isEqualTo("miss");
			assertThat(application.ask(QUESTION)).isEqualTo("hit");
			assertThat(application.ecoAi().semantic().obstacle()).contains("ecoai.usage.prompt-text=none");
			assertThat(application.bean(Meanings.class).embedded()).isEmpty();
		}
		assertThat(output.toString().lines().filter((line) -> line.contains(" WARN "))).singleElement()
			.asString()
			.contains("only answered exactly", "ecoai.usage.prompt-text=none", "ecoai.semantic.enabled=false");
		try (Stream<Path> files = Files.list(this.folder)) {
			assertThat(files.filter((file) -> file.getFileName().toString().contains(".db"))).isNotEmpty()
				.allSatisfy((file) -> assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
					.doesNotContain("reset my password"));
		}
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void goesOnWithExactAnswersWhereItIsSwitchedOnAndNoModelCanBeChosen(CapturedOutput output) {
		try (RunningApplication application = application().beans(OneModel.class, AnotherModel.class).start()) {
			application.ecoAi().updateSettings((settings) -> settings.withSemanticEnabled(true));
			assertThat(application.ask(QUESTION)).isEqualTo("miss");
			Awaitility.await().until(() -> application.ecoAi().semantic().obstacle() != null);
			assertThat(application.ask(OTHER_WORDS)).isEqualTo("miss");
			assertThat(application.ask(QUESTION)).isEqualTo("hit");
		}
		assertThat(output).contains("only answered exactly", "another, one", "ecoai.semantic.embedding-model");
	}

	@Test
	void comparesNothingWithTheVectorsOfAnotherModel() {
		try (RunningApplication application = semantic().beans(OneModel.class)
			.with("ecoai.semantic.match=similar")
			.start()) {
			application.ask(QUESTION);
			SemanticApplications.awaitSemanticHit(application, OTHER_WORDS);
		}
		try (RunningApplication application = semantic().beans(AnotherModel.class)
			.with("ecoai.semantic.match=similar")
			.start()) {
			assertThat(application.ask(OTHER_WORDS)).isEqualTo("miss");
			assertThat(application.ask(QUESTION)).isEqualTo("hit");
		}
	}

	@Test
	void goesOnWithExactAnswersWhereTheEmbedderHangs() {
		CountDownLatch never = new CountDownLatch(1);
		try (RunningApplication application = withMeanings().start()) {
			application.bean(Meanings.class).before((text) -> await(never));
			application.ask(QUESTION);
			for (int i = 0; i < 5; i++) {
				assertThat(application.ask("How can I reset my password, number " + i + "?")).isEqualTo("miss");
				assertThat(application.ask(OTHER_WORDS)).isIn("miss", "hit");
			}
			long start = System.nanoTime();
			assertThat(application.ask(QUESTION)).isEqualTo("hit");
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(500));
		}
		finally {
			never.countDown();
		}
	}

	@Test
	void goesOnWithExactAnswersWhereTheEmbedderFails() {
		try (RunningApplication application = semantic().beans(Failing.class).start()) {
			application.ask(QUESTION);
			assertThat(application.ask(OTHER_WORDS)).isEqualTo("miss");
			assertThat(application.ask(OTHER_WORDS)).isEqualTo("hit");
			assertThat(application.ask(QUESTION)).isEqualTo("hit");
		}
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class OneModel {

		@Bean
		EmbeddingModel one() {
			return new MeaningModel("one");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class AnotherModel {

		@Bean
		EmbeddingModel another() {
			return new MeaningModel("another");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Failing {

		@Bean
		TextEmbedder failing() {
			return (text) -> {
				throw new IllegalStateException("out of order");
			};
		}

	}

}
