package io.ecoai.autoconfigure;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.ecoai.SemanticStatus;
import io.ecoai.control.CacheControl;
import io.ecoai.semantic.MatchMode;
import io.ecoai.settings.EcoAiSettings;
import io.ecoai.usage.Outcome;
import io.ecoai.usage.UsageQuery;
import io.ecoai.usage.UsageRecord;
import io.ecoai.wire.Answer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is served for questions in other words is checked, and given up where it is wrong.
 */
@Timeout(120)
class SemanticAuditTests extends AbstractSemanticTests {

	private RunningApplication application;

	@AfterEach
	void stop() {
		this.application.close();
	}

	@Test
	void asksTheProviderInTheBackground() {
		start("ecoai.semantic.audit-rate=1");
		this.application.ask(QUESTION);
		int before = this.stub.requests().size();
		awaitSemanticHit();
		Awaitility.await().until(() -> audits() > 0);
		assertThat(this.stub.requests()).hasSizeGreaterThan(before);
		SemanticStatus status = this.application.ecoAi().semantic();
		assertThat(status.audit().wrong()).isZero();
		assertThat(status.audit().agreed()).isPositive();
		assertThat(status.audit().interval().lower()).isZero();
		assertThat(status.audit().interval().upper()).isLessThan(1);
		assertThat(status.steppedDown()).isNull();
		assertThat(this.application.ecoAi().history(UsageQuery.latest(50))).as("audits are no calls of the application")
			.allMatch((call) -> call.outcome() != Outcome.BYPASS);
	}

	@Test
	void auditsStreams() {
		start("ecoai.semantic.audit-rate=1");
		this.application.ask(QUESTION);
		Awaitility.await().until(() -> {
			this.application.model()
				.stream(CacheControl.noStore().applyTo(new Prompt(OTHER_WORDS)))
				.collectList()
				.block(Duration.ofSeconds(30));
			return audits() > 0;
		});
		assertThat(this.application.ecoAi().semantic().audit().wrong()).isZero();
	}

	@Test
	void auditsNothingUnlessItIsAskedTo() {
		start();
		this.application.ask(QUESTION);
		int before = this.stub.requests().size();
		awaitSemanticHit();
		assertThat(this.application.ecoAi().semantic().served()).isPositive();
		assertThat(this.stub.requests()).hasSizeGreaterThanOrEqualTo(before);
		assertThat(audits()).isZero();
	}

	@Test
	void givesUpStepByStepWhereAnswersAreWrong() {
		start("ecoai.semantic.audit-rate=1");
		this.application.ecoAi().updateSettings((settings) -> settings.withSemanticMatch(MatchMode.SIMILAR));
		this.application.ask(QUESTION);
		this.stub.answers(Answer.JSON);
		askUntil((settings) -> settings.semanticMatch() == MatchMode.STRICT);
		assertThat(this.application.ecoAi().settings().semanticShadow()).isFalse();
		this.stub.answers(Answer.TEXT);
		this.application.ecoAi().flush();
		this.application.ask(QUESTION);
		this.stub.answers(Answer.JSON);
		askUntil(EcoAiSettings::semanticShadow);
		assertThat(this.application.ecoAi().semantic().steppedDown()).contains("strict").contains("shadow");
		assertThat(EcoAiSettings.read(RunningApplication.settings(this.folder)).semanticShadow())
			.as("holds after a restart")
			.isTrue();
		assertThat(this.application.ask(OTHER_WORDS)).isEqualTo("miss");
	}

	@Test
	void givesUpAfterARestartTooWhereConfigurationPinsIt() {
		start("ecoai.semantic.audit-rate=1", "ecoai.semantic.shadow=false");
		this.application.ask(QUESTION);
		this.stub.answers(Answer.JSON);
		Awaitility.await().until(() -> {
			ask();
			return this.application.ecoAi().semantic().shadow();
		});
		assertThat(this.application.ecoAi().settings().semanticShadow()).isFalse();
		assertThat(ask()).isEqualTo("miss");
		this.application.close();
		start("ecoai.semantic.shadow=false");
		this.application.ecoAi().updateSettings((settings) -> settings.withTtl(Duration.ofMinutes(7)));
		assertThat(this.application.ecoAi().semantic().shadow()).as("never goes back by itself").isTrue();
		assertThat(this.application.ecoAi().semantic().steppedDown()).contains("shadow");
		assertThat(ask()).isEqualTo("miss");
		this.application.close();
		start("ecoai.semantic.shadow=false", "ecoai.semantic.threshold=0.92");
		assertThat(this.application.ecoAi().semantic().shadow()).as("somebody has changed what was wrong").isFalse();
		awaitSemanticHit();
	}

	@Test
	void servesStrictMatchesOnlyAfterARestartToo() {
		start("ecoai.semantic.audit-rate=1", "ecoai.semantic.match=similar");
		this.application.ask(QUESTION);
		this.stub.answers(Answer.JSON);
		Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
			ask();
			return this.application.ecoAi().semantic().match().equals("strict");
		});
		assertThat(this.application.ecoAi().settings().semanticMatch()).isEqualTo(MatchMode.SIMILAR);
		this.application.close();
		start("ecoai.semantic.match=similar");
		assertThat(this.application.ecoAi().semantic().match()).isEqualTo("strict");
		assertThat(this.application.ecoAi().semantic().threshold()).isEqualTo(MatchMode.STRICT.defaultThreshold());
	}

	@Test
	void asksTheJudgeWhereTextsDoNotTell() {
		start(semantic("ecoai.semantic.audit-rate=1", "ecoai.semantic.judge-model=judge").with(PRICES)
			.beans(Judges.class));
		this.application.ask(QUESTION);
		this.stub.answers(Answer.JSON);
		Awaitility.await().until(() -> {
			ask();
			return audits() > 0;
		});
		assertThat(this.application.bean(Judges.Judge.class).asked()).isPositive();
		assertThat(this.application.ecoAi().semantic().audit().wrong()).as("the judge says they agree").isZero();
		ask();
		assertThat(this.application.ecoAi().history(UsageQuery.latest(100)))
			.as("neither audits nor judgements are calls")
			.allMatch((call) -> call.prompt() == null || QUESTION.equals(call.prompt()))
			.noneMatch((call) -> call.outcome() == Outcome.BYPASS || call.outcome() == Outcome.ERROR)
			.anyMatch((call) -> call.auditCostUsd().signum() > 0);
	}

	@Test
	void showsInShadowWhatWouldHaveBeenServed() {
		start("ecoai.semantic.shadow=true");
		this.application.ask(QUESTION);
		Awaitility.await().until(() -> {
			assertThat(ask()).isEqualTo("miss");
			return this.application.ecoAi().semantic().shadowMatches() > 0;
		});
		UsageRecord call = this.application.ecoAi().history(UsageQuery.latest(1)).get(0);
		assertThat(call.outcome()).isEqualTo(Outcome.MISS);
		assertThat(call.semanticHit()).isFalse();
		assertThat(call.similarity()).isGreaterThan(0.9);
		assertThat(call.costSavedUsd()).isEqualByComparingTo(BigDecimal.ZERO);
	}

	@Test
	void countsNoAuditTwiceWhereOneModelCallsAnother() {
		start(semantic("ecoai.semantic.audit-rate=1").with(PRICES).beans(Routes.class));
		this.application.ask(QUESTION);
		BigDecimal perCall = this.application.ecoAi().history(UsageQuery.latest(1)).get(0).costUsd();
		assertThat(perCall).isPositive();
		awaitSemanticHit();
		Awaitility.await().until(() -> audits() > 0);
		long embedded = this.application.bean(Meanings.class).count(QUESTION);
		this.application.ask("Where is the Eiffel tower?");
		assertThat(this.application.ecoAi().history(UsageQuery.latest(100))).as("an audit is nobody's call")
			.noneMatch((call) -> call.outcome() == Outcome.BYPASS)
			.anyMatch((call) -> call.auditCostUsd().signum() > 0);
		BigDecimal audits = this.application.ecoAi().summary().auditCostUsd();
		assertThat(audits.remainder(perCall)).as("whole calls").isEqualByComparingTo(BigDecimal.ZERO);
		assertThat(audits.divide(perCall).longValueExact()).isLessThanOrEqualTo(audits());
		assertThat(embedded).as("not by both models").isLessThanOrEqualTo(1);
	}

	private void askUntil(java.util.function.Predicate<EcoAiSettings> condition) {
		Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
			ask();
			return condition.test(this.application.ecoAi().settings());
		});
	}

	private long audits() {
		return this.application.ecoAi().semantic().audit().audits();
	}

	private String ask() {
		return this.application.ask(CacheControl.noStore().applyTo(new Prompt(OTHER_WORDS)));
	}

	private void awaitSemanticHit() {
		SemanticApplications.awaitSemanticHit(this.application, OTHER_WORDS);
	}

	private void start(String... properties) {
		start(withMeanings(properties));
	}

	private void start(RunningApplication.Builder builder) {
		this.application = builder.start();
	}

	/** A model over another, both of which are decorated. */
	@Configuration(proxyBeanMethods = false)
	static class Routes extends SemanticApplications.Embedders {

		@Bean
		@Primary
		Router router(@Qualifier("openAiChatModel") ChatModel model) {
			return new Router(model);
		}

	}

	/** Somebody for whom all answers agree. */
	@Configuration(proxyBeanMethods = false)
	static class Judges extends SemanticApplications.Embedders {

		@Bean(autowireCandidate = false)
		Judge judge() {
			return new Judge();
		}

		static class Judge implements ChatModel {

			private final AtomicInteger asked = new AtomicInteger();

			int asked() {
				return this.asked.get();
			}

			@Override
			public ChatResponse call(Prompt prompt) {
				this.asked.incrementAndGet();
				return new ChatResponse(List.of(new Generation(new AssistantMessage("Agree."))));
			}

		}

	}

}
