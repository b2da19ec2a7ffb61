package io.ecoai.autoconfigure;

import java.time.Duration;

import io.ecoai.control.CacheControl;
import io.ecoai.usage.Outcome;
import io.ecoai.usage.UsageQuery;
import io.ecoai.wire.Answer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A judge that hands its work to a decorated model.
 */
@Timeout(120)
class SemanticJudgeTests extends AbstractSemanticTests {

	private RunningApplication application;

	@AfterEach
	void stop() {
		this.application.close();
	}

	@Test
	void leavesNoCallsAndNoAnswers() {
		this.application = semantic("ecoai.semantic.audit-rate=1", "ecoai.semantic.judge-model=judge").with(PRICES)
			.beans(Routes.class)
			.start();
		this.application.ask(QUESTION);
		this.stub.answers(Answer.JSON);
		Prompt otherWords = CacheControl.noStore().applyTo(new Prompt(OTHER_WORDS));
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

}
