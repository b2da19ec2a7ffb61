package io.ecoai.autoconfigure;

import java.time.Duration;
import java.util.UUID;

import io.ecoai.cache.FlushFilter;
import io.ecoai.control.CacheControl;
import io.ecoai.redis.RedisProcess;
import io.ecoai.wire.Answer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.ai.chat.prompt.Prompt;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two applications on one Redis answer each other's questions.
 */
@Timeout(120)
class SemanticFleetTests extends AbstractSemanticTests {

	private static RedisProcess server;

	private final String prefix = UUID.randomUUID() + ":";

	@BeforeAll
	static void startServer() {
		server = RedisProcess.running();
	}

	@AfterAll
	static void stopServer() {
		server.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "strict", "similar" })
	void answerEachOthersQuestions(String match) {
		try (RunningApplication one = start(match); RunningApplication other = start(match)) {
			awaitTheirFirst(one, other);

			one.ecoAi().flush(FlushFilter.all());
			Prompt again = CacheControl.onlyIfCached().applyTo(new Prompt(OTHER_WORDS));
			Awaitility.await().until(() -> isMiss(other, again));
			assertThat(one.ecoAi().cache().entries()).isZero();

			one.ask(QUESTION);
			SemanticApplications.awaitSemanticHit(other, OTHER_WORDS);
			Awaitility.await().until(() -> one.ecoAi().cache().entries() == 1);
		}
	}

	@Test
	void findWhatTheOtherHasRefreshed() {
		try (RunningApplication one = start("similar"); RunningApplication other = start("similar")) {
			awaitTheirFirst(one, other);
			String before = answer(other);
			this.stub.answers(Answer.JSON);
			one.ask(CacheControl.noCache().applyTo(new Prompt(QUESTION)));
			Awaitility.await().until(() -> !answer(other).equals(before));
			SemanticApplications.awaitSemanticHit(other, OTHER_WORDS);
		}
	}

	private static void awaitTheirFirst(RunningApplication one, RunningApplication other) {
		Prompt otherWords = CacheControl.noStore().applyTo(new Prompt(OTHER_WORDS));
		Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
			// A server that has just been reached is first tried with one write alone.
			one.ecoAi().flush();
			one.ask(QUESTION);
			return other.ask(otherWords).equals("semantic_hit");
		});
	}

	private static String answer(RunningApplication application) {
		return application.model().call(new Prompt(QUESTION)).getResult().getOutput().getText();
	}

	private static boolean isMiss(RunningApplication application, Prompt prompt) {
		try {
			application.ask(prompt);
			return false;
		}
		catch (RuntimeException ex) {
			return true;
		}
	}

	private RunningApplication start(String match) {
		return RunningApplication.withDefaultPaths()
			.provider(this.stub)
			.with("ecoai.storage=redis", "ecoai.redis.url=" + server.url(), "ecoai.redis.key-prefix=" + this.prefix,
					"ecoai.usage.enabled=false", "ecoai.semantic.enabled=true", "ecoai.semantic.match=" + match)
			.beans(SemanticApplications.Embedders.class)
			.start();
	}

}
