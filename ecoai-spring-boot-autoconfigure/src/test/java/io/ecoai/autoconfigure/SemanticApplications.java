package io.ecoai.autoconfigure;

import java.time.Duration;

import io.ecoai.control.CacheControl;
import org.awaitility.Awaitility;

import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What applications with semantic caching have in common.
 */
final class SemanticApplications {

	private SemanticApplications() {
	}

	/**
	 * Lets an application embed something: the first time takes longer than a call would
	 * wait, since classes are loaded and threads begun. Nothing of it is left in the
	 * cache.
	 */
	static RunningApplication warm(RunningApplication application) {
		Prompt other = CacheControl.noStore().applyTo(new Prompt("Please tell me the capital of France."));
		Awaitility.await().atMost(Duration.ofSeconds(90)).until(() -> {
			// It is found if its embedding was there in time.
			application.ecoAi().flush();
			application.ask("What is the capital of France?");
			return RunningApplication.outcome(application.model().call(other)).equals("semantic_hit");
		});
		application.ecoAi().flush();
		Awaitility.await().until(() -> application.ecoAi().cache().entries() == 0);
		application.context().getBeanProvider(Meanings.class).ifAvailable(Meanings::clear);
		return application;
	}

	/**
	 * Asks until the answer is one to another question; keeps nothing. On a busy machine
	 * an embedding may take longer than a call waits, and its embedder is then left alone
	 * for a while.
	 */
	static ChatResponse awaitSemanticHit(RunningApplication application, String question) {
		return awaitSemanticHit(application, new Prompt(question));
	}

	static ChatResponse awaitSemanticHit(RunningApplication application, Prompt question) {
		Prompt prompt = CacheControl.noStore().applyTo(question);
		return Awaitility.await()
			.atMost(Duration.ofSeconds(90))
			.until(() -> application.model().call(prompt),
					(response) -> RunningApplication.outcome(response).equals("semantic_hit"));
	}

	/** With an embedding model that charges. */
	@Configuration(proxyBeanMethods = false)
	static class ChargingModel {

		@Bean
		EmbeddingModel embeddingModel() {
			return new MeaningModel("meaning");
		}

	}

	/** With an embedder that has no model. */
	@Configuration(proxyBeanMethods = false)
	static class Embedders {

		@Bean
		Meanings meanings() {
			return new Meanings();
		}

	}

}
