package io.ecoai.autoconfigure;

import java.util.List;

import io.ecoai.cache.KeyExplanation;
import io.ecoai.cache.KeyExplanation.Similar;
import io.ecoai.cache.KeyExplanation.Verdict;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.ai.chat.messages.SystemMessage;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.prompt.Prompt;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Why a question is not answered with the answer to another one.
 */
@Timeout(120)
class SemanticExplanationTests extends AbstractSemanticTests {

	private RunningApplication application;

	@BeforeEach
	void start() {
		this.application = application().beans(SemanticApplications.Embedders.class).start();
		match(true);
		Awaitility.await().until(() -> this.application.ecoAi().semantic().embedder() != null);
		SemanticApplications.warm(this.application);
	}

	@AfterEach
	void stop() {
		this.application.close();
	}

	@Test
	void namesTheGuardThatRefusesAndHowAlikeTheyAre() {
		this.application.ask("How do I reset 2 passwords?");
		KeyExplanation explanation = explain("How do I reset 3 passwords?");
		assertThat(explanation.verdict()).isEqualTo(Verdict.MISS);
		Similar similar = only(explanation);
		assertThat(similar.prompt()).isEqualTo("How do I reset 2 passwords?");
		assertThat(similar.refusedBy()).isEqualTo("numbers");
		assertThat(similar.similarity()).isBetween(0.3, 0.99);
		assertThat(this.application.ecoAi().semantic().refusals()).as("who explains is not counted")
			.doesNotContainKey("numbers");
	}

	@Test
	void namesTheWordsWhereNoGuardRefuses() {
		this.application.ask(QUESTION);
		assertThat(only(explain("How do I frame my painting?")).refusedBy()).isEqualTo("stems");
	}

	@Test
	void saysThatALanguageIsNotKnown() {
		this.application.ask(QUESTION);
		assertThat(only(explain("Wie setze ich mein Passwort zurück?")).refusedBy()).isEqualTo("language");
	}

	@Test
	void saysThatAQuestionWasAnsweredWhileNobodyMatched() {
		match(false);
		this.application.ask(QUESTION);
		assertThat(explain(OTHER_WORDS).similar()).isEmpty();
		match(true);
		KeyExplanation explanation = explain(OTHER_WORDS);
		assertThat(explanation.verdict()).isEqualTo(Verdict.MISS);
		assertThat(only(explanation).refusedBy()).isEqualTo("index");
		assertThat(this.application.ask(OTHER_WORDS)).isEqualTo("miss");
	}

	@Test
	void comparesNothingOfAnotherContext() {
		this.application.ask(QUESTION);
		assertThat(explain(OTHER_WORDS).verdict()).isEqualTo(Verdict.SIMILAR);
		Prompt other = new Prompt(List.of(new SystemMessage("Be brief."), new UserMessage(OTHER_WORDS)));
		assertThat(this.application.ecoAi().explain(this.application.model(), other).similar()).isEmpty();
	}

	private void match(boolean enabled) {
		this.application.ecoAi().updateSettings((settings) -> settings.withSemanticEnabled(enabled));
	}

	private KeyExplanation explain(String question) {
		return this.application.ecoAi().explain(this.application.model(), new Prompt(question));
	}

	private static Similar only(KeyExplanation explanation) {
		assertThat(explanation.similar()).hasSize(1);
		return explanation.similar().get(0);
	}

}
