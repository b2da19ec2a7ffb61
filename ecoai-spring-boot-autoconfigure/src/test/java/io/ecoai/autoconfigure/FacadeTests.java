package io.ecoai.autoconfigure;

import java.time.Duration;
import java.util.stream.Stream;

import io.ecoai.EcoAi;
import io.ecoai.cache.CacheKey;
import io.ecoai.cache.FlushFilter;
import io.ecoai.cache.KeyDifference;
import io.ecoai.cache.KeyExplanation;
import io.ecoai.cache.KeyExplanation.Verdict;
import io.ecoai.control.CacheControl;
import io.ecoai.settings.Mode;
import io.ecoai.usage.Outcome;
import io.ecoai.usage.UsageQuery;
import io.ecoai.usage.UsageRecord;
import io.ecoai.wire.Provider;
import io.ecoai.wire.ProviderStub;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.ai.chat.messages.SystemMessage;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.openai.OpenAiChatOptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * The {@link EcoAi} bean of an application.
 */
class FacadeTests extends AbstractApplicationTests {

	@Test
	void wrapsAModelThatIsNoBean() {
		try (RunningApplication application = start("sqlite");
				ProviderStub other = ProviderStub.start(Provider.OLLAMA)) {
			ChatModel model = application.ecoAi().wrap(other.createModel());
			assertThat(RunningApplication.outcome(model.call(new Prompt("Who?")))).isEqualTo("miss");
			assertThat(RunningApplication.outcome(model.call(new Prompt("Who?")))).isEqualTo("hit");
			assertThat(other.requestCount()).isEqualTo(1);
			assertThat(application.ecoAi().wrap(model)).isSameAs(model);
			assertThat(application.ecoAi().history(UsageQuery.latest())).extracting(UsageRecord::provider)
				.containsOnly("ollama");
		}
	}

	@Test
	void aBeanThatIsWrappedByHandIsCachedAndLoggedOnce() {
		try (RunningApplication application = start("sqlite")) {
			ChatModel model = application.ecoAi().wrap(application.model());
			model.call(new Prompt("Who?"));
			model.call(new Prompt("Who?"));
			application.ask("Who?");
			assertThat(this.stub.requestCount()).isEqualTo(1);
			assertThat(application.ecoAi().history(UsageQuery.latest())).extracting(UsageRecord::outcome)
				.containsExactly(Outcome.HIT, Outcome.HIT, Outcome.MISS);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "sqlite", "memory" })
	void flushesWhatAFilterMatchesAndNothingElse(String storage) {
		try (RunningApplication application = start(storage)) {
			EcoAi ecoAi = application.ecoAi();
			Prompt hamlet = prompt("gpt-4o", "Summarise Hamlet");
			Prompt macbeth = prompt("gpt-4.1", "SUMMARISE Macbeth\nin one line");
			Prompt other = prompt("gpt-4o", "Do not summarise");
			Stream.of(hamlet, macbeth, other).forEach(application::ask);
			assertThat(ecoAi.flush(FlushFilter.model("gpt-5"))).isZero();
			assertThat(ecoAi.flush(FlushFilter.namespace("another"))).isZero();
			assertThat(ecoAi.flush(FlushFilter.pattern("summarise*").and(FlushFilter.model("gpt-4.1")))).isEqualTo(1);
			assertThat(application.ask(macbeth)).isEqualTo("miss");
			assertThat(application.ask(hamlet)).isEqualTo("hit");
			assertThat(ecoAi.flush(FlushFilter.pattern("summarise*"))).isEqualTo(2);
			assertThat(application.ask(other)).isEqualTo("hit");
			assertThat(application.ask(hamlet)).isEqualTo("miss");
			assertThat(ecoAi.flush(FlushFilter.key(ecoAi.explain(application.model(), hamlet).key()))).isEqualTo(1);
			assertThat(application.ask(hamlet)).isEqualTo("miss");
			assertThat(ecoAi.flush(FlushFilter.namespace("default").and(FlushFilter.model("gpt-4o")))).isEqualTo(2);
			application.ask(macbeth);
			assertThat(ecoAi.flush()).isEqualTo(1);
			assertThat(ecoAi.cache().entries()).isZero();
			assertThat(ecoAi.cache().storage()).isEqualTo(storage);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "sqlite", "memory" })
	void flushesWhatDependsOnSomething(String storage) {
		try (RunningApplication application = start(storage)) {
			EcoAi ecoAi = application.ecoAi();
			CacheControl tags = CacheControl.tags("doc-42", "news");
			Prompt hamlet = prompt("gpt-4o", "Summarise Hamlet");
			assertThat(application.ask(tags.applyTo(hamlet))).isEqualTo("miss");
			application.ask("Who?");
			assertThat(application.ask(tags.applyTo(hamlet))).isEqualTo("hit");
			assertThat(ecoAi.flush(FlushFilter.tag("doc-4"))).isZero();
			assertThat(ecoAi.flush(FlushFilter.tag("doc-42").and(FlushFilter.model("gpt-5")))).isZero();
			assertThat(application.ask(hamlet)).isEqualTo("hit");
			assertThat(ecoAi.flush(FlushFilter.tag("doc-42"))).isEqualTo(1);
			assertThat(application.ask(hamlet)).isEqualTo("miss");
			assertThat(application.ask("Who?")).isEqualTo("hit");
		}
	}

	@Test
	void keepsTagsAndTheTimeOfACallerThroughARestart() {
		CacheControl control = CacheControl.tags("doc-42").ttl(Duration.ZERO);
		try (RunningApplication application = start("sqlite")) {
			application.ask(CacheControl.tags("doc-42").applyTo(new Prompt("Who?")));
			application.ask(control.applyTo(new Prompt("When?")));
		}
		try (RunningApplication application = start("sqlite")) {
			assertThat(application.ask(CacheControl.tags("doc-42").applyTo(new Prompt("Who?")))).isEqualTo("hit");
			assertThat(application.ask("When?")).isEqualTo("miss");
			assertThat(application.ecoAi().flush(FlushFilter.tag("doc-42")))
				.as("with the new answer, which takes the tags of the old one")
				.isEqualTo(2);
		}
	}

	@Test
	void keepsNamespacesApart() {
		try (RunningApplication application = start("sqlite")) {
			application.ask("Who?");
		}
		try (RunningApplication application = application().with("ecoai.namespace=tenant").start()) {
			assertThat(application.ask("Who?")).isEqualTo("miss");
			assertThat(application.ecoAi().flush(FlushFilter.namespace("default"))).isEqualTo(1);
			assertThat(application.ask("Who?")).isEqualTo("hit");
		}
	}

	@Test
	void tellsTheHistoryNewestFirstAHundredUnlessAskedForMore() {
		try (RunningApplication application = start("sqlite")) {
			for (int i = 1; i <= 103; i++) {
				application.ask("Question " + i);
			}
			assertThat(application.ecoAi().history(UsageQuery.latest())).hasSize(100)
				.first()
				.extracting(UsageRecord::prompt)
				.isEqualTo("Question 103");
			assertThat(application.ecoAi().history(UsageQuery.latest(500))).hasSize(103)
				.last()
				.extracting(UsageRecord::prompt, UsageRecord::application, UsageRecord::mode)
				.containsExactly("Question 1", "tests", "dev");
		}
	}

	@Test
	void explainsWhatTheKeyIsMadeOfAndWhatDiffersWithoutAskingTheProvider() {
		try (RunningApplication application = start("sqlite")) {
			application.ask(new Prompt(new SystemMessage("Be brief"), new UserMessage("Who?")));
			KeyExplanation explanation = application.ecoAi()
				.explain(application.model(), new Prompt(new SystemMessage("Be long"), new UserMessage("Who?")));
			assertThat(explanation.components()).extracting("name")
				.contains("endpoint", "options.model", "system", "user");
			assertThat(explanation.nearest()).isNotNull();
			assertThat(explanation.nearest().differences())
				.containsExactly(new KeyDifference("system", "Be long", "Be brief"));
			assertThat(this.stub.requestCount()).isEqualTo(1);
			assertThat(application.ecoAi().summary().totalCalls()).isEqualTo(1);
		}
	}

	@Test
	void tellsWhyAKeptAnswerIsNotServed() {
		try (RunningApplication application = start("sqlite")) {
			EcoAi ecoAi = application.ecoAi();
			Prompt prompt = new Prompt("Who?");
			assertThat(ecoAi.explain(application.model(), prompt).verdict()).isEqualTo(Verdict.MISS);
			application.ask(prompt);
			CacheKey key = ecoAi.explain(application.model(), prompt).key();
			assertThat(ecoAi.explain(key).verdict()).isEqualTo(Verdict.HIT);
			assertThat(ecoAi.explain(application.model(), CacheControl.noCache().applyTo(prompt)).verdict())
				.isEqualTo(Verdict.REFUSED);
			assertThat(ecoAi.explain(application.model(), CacheControl.bypass().applyTo(prompt)).verdict())
				.isEqualTo(Verdict.BYPASS);
			ecoAi.updateSettings((current) -> current.withMode(Mode.PROD).withTtl(Duration.ZERO));
			assertThat(ecoAi.explain(application.model(), prompt).verdict()).isEqualTo(Verdict.EXPIRED);
			assertThat(ecoAi.explain(key).verdict()).isEqualTo(Verdict.EXPIRED);
			assertThat(ecoAi.explain(key).kept().expiresAt()).isEqualTo(ecoAi.explain(key).kept().createdAt());
			ecoAi.updateSettings((current) -> current.withMode(Mode.DEV).withCachingEnabled(false));
			assertThat(ecoAi.explain(application.model(), prompt).verdict()).isEqualTo(Verdict.BYPASS);
			assertThat(ecoAi.explain(key).verdict()).isEqualTo(Verdict.BYPASS);
			ecoAi.updateSettings((current) -> current.withMode(Mode.REPLAY));
			assertThat(ecoAi.explain(application.model(), prompt).verdict()).isEqualTo(Verdict.HIT);
			assertThat(ecoAi.explain(key).verdict()).isEqualTo(Verdict.HIT);
			assertThat(this.stub.requestCount()).isEqualTo(1);
			assertThat(ecoAi.summary().totalCalls()).isEqualTo(1);
		}
	}

	@Test
	void explainsARequestOfTextsToAModelByTheNameOfItsBean() {
		try (RunningApplication application = start("sqlite")) {
			EcoAi ecoAi = application.ecoAi();
			application.ask(new Prompt(new SystemMessage("Be brief"), new UserMessage("Who?")));
			KeyExplanation explanation = ecoAi.explain("openAiChatModel", "Be brief", "Who?");
			assertThat(explanation.nearest().differences()).isEmpty();
			assertThat(explanation.nearest().key()).isEqualTo(explanation.key());
			assertThat(explanation.verdict()).isEqualTo(Verdict.HIT);
			assertThat(explanation.kept().expiresAt()).isNull();
			assertThat(ecoAi.explain((String) null, null, "Who?").nearest().differing()).isEqualTo("roles, system");
			assertThatIllegalArgumentException().isThrownBy(() -> ecoAi.explain("nobody", null, "Who?"))
				.withMessage("'nobody' is no chat model. Name one of: openAiChatModel");
			assertThatIllegalArgumentException().isThrownBy(() -> ecoAi.explain("ecoAi", null, "Who?"));
			assertThat(this.stub.requestCount()).isEqualTo(1);
		}
	}

	private RunningApplication start(String storage) {
		return application().with("ecoai.storage=" + storage).start();
	}

	private static Prompt prompt(String model, String text) {
		return new Prompt(text, OpenAiChatOptions.builder().model(model).build());
	}

}
