package io.ecoai.autoconfigure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import io.ecoai.control.CacheControl;
import io.ecoai.usage.Outcome;
import io.ecoai.usage.UsageQuery;
import io.ecoai.wire.Answer;
import io.ecoai.wire.Provider;
import io.ecoai.wire.ProviderStub;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A judge that hands its work to a decorated model.
 */
@Timeout(120)
class SemanticJudgeTests {

	private final ProviderStub stub = ProviderStub.start(Provider.OPENAI);

	@TempDir
	private Path folder;

	private RunningApplication application;

	@AfterEach
	void stop() {
		this.application.close();
		this.stub.close();
	}

	@Test
	void leavesNoCallsAndNoAnswers() {
		this.application = RunningApplication.in(this.folder)
			.provider(this.stub)
			.with("ecoai.semantic.enabled=true", "ecoai.semantic.audit-rate=1", "ecoai.semantic.judge-model=judge",
					"ecoai.prices[0].provider=openai-compatible", "ecoai.prices[0].match=regex:gpt-4o.*",
					"ecoai.prices[0].input=2.5", "ecoai.prices[0].output=10")
			.beans(Routes.class)
			.start();
		this.application.ask("How do I reset my password?");
		this.stub.answers(Answer.JSON);
		Prompt otherWords = CacheControl.noStore().applyTo(new Prompt("How can I reset my password?"));
		Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
			this.application.ask(otherWords);
			return this.application.bean(Router.class).answered() > 1;
		});
		this.application.ask(otherWords);
		assertThat(this.application.ecoAi().history(UsageQuery.latest(500)))
			.allMatch((call) -> call.prompt() == null || call.prompt().endsWith("reset my password?"))
			.noneMatch((call) -> call.outcome() == Outcome.BYPASS)
			.anyMatch((call) -> call.auditCostUsd().signum() > 0);
		assertThat(this.application.ecoAi().cache().entries()).isOne();
	}

	/** Beside the provider's model, and not asked by the application itself. */
	@Configuration(proxyBeanMethods = false)
	static class Routes extends SemanticApplications.Embedders {

		@Bean(autowireCandidate = false)
		Router judge(@Qualifier("openAiChatModel") ChatModel model) {
			return new Router(model);
		}

	}

	static class Router implements ChatModel {

		private final AtomicInteger answered = new AtomicInteger();

		private final ChatModel model;

		Router(ChatModel model) {
			this.model = model;
		}

		int answered() {
			return this.answered.get();
		}

		@Override
		public ChatResponse call(Prompt prompt) {
			ChatResponse response = this.model.call(prompt);
			this.answered.incrementAndGet();
			return response;
		}

		@Override
		public ChatOptions getOptions() {
			return this.model.getOptions();
		}

	}

}
