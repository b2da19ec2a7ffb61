package io.ecoai.autoconfigure;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.ecoai.usage.Outcome;
import io.ecoai.usage.UsageQuery;
import io.ecoai.usage.UsageRecord;
import io.ecoai.wire.Answer;
import io.ecoai.wire.Provider;
import io.ecoai.wire.ProviderStub;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.ai.tool.annotation.Tool;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * The second identical call, whoever makes it.
 */
class RepeatedCallTests {

	private final ProviderStub stub = ProviderStub.start(Provider.OPENAI);

	private final RunningApplication application;

	private final Path folder;

	RepeatedCallTests(@TempDir Path folder) {
		this.folder = folder;
		this.application = start();
	}

	@AfterEach
	void stop() {
		this.application.close();
		this.stub.close();
	}

	@Test
	void ofAnInjectedModelMakesNoRequest() {
		assertThat(this.application.ask("Who?")).isEqualTo("miss");
		assertThat(this.application.ask("Who?")).isEqualTo("hit");
		assertThat(this.stub.requestCount()).isEqualTo(1);
	}

	@Test
	void ofAClientFromTheBuilderMakesNoRequest() {
		String first = built().prompt("Who?").call().content();
		assertThat(built().prompt("Who?").call().content()).isEqualTo(first).startsWith("Paris");
		assertThat(this.stub.requestCount()).isEqualTo(1);
	}

	@Test
	void ofAClientOverTheConcreteModelMakesNoRequest() {
		String first = created().prompt("Who?").call().content();
		assertThat(created().prompt("Who?").call().content()).isEqualTo(first).startsWith("Paris");
		assertThat(this.stub.requestCount()).isEqualTo(1);
	}

	@Test
	void isAnsweredByWhatAnotherOfTheThreeHasAsked() {
		this.application.ask("Who?");
		assertThat(outcome(built(), "Who?")).isEqualTo("hit");
		assertThat(outcome(created(), "Who?")).isEqualTo("hit");
		assertThat(outcome(created(), "When?")).isEqualTo("miss");
		assertThat(outcome(built(), "When?")).isEqualTo("hit");
		assertThat(this.application.ask("When?")).isEqualTo("hit");
		assertThat(this.stub.requestCount()).isEqualTo(2);
		assertThat(this.application.ecoAi().history(UsageQuery.latest())).hasSize(6)
			.extracting(UsageRecord::outcome)
			.containsOnly(Outcome.HIT, Outcome.MISS);
	}

	@Test
	void isAnotherCallWithAnotherResultType() {
		this.stub.answers(Answer.JSON);
		for (ChatClient client : new ChatClient[] { built(), created() }) {
			assertThat(client.prompt("Describe her").call().entity(Name.class)).isEqualTo(new Name("Ada"));
			assertThat(client.prompt("Describe her").call().entity(Age.class)).isEqualTo(new Age(36));
			assertThat(client.prompt("Describe her").call().content()).contains("Ada");
		}
		assertThat(this.stub.requestCount()).as("one for each type and one without, for both clients").isEqualTo(3);
	}

	@Test
	void runsItsToolsAgain() {
		for (ChatClient client : new ChatClient[] { built(), created() }) {
			Weather weather = new Weather();
			int before = this.stub.requestCount();
			this.stub.answers(Answer.TOOL_CALL, Answer.TEXT);
			client.prompt("Weather in Paris, " + client.hashCode()).tools(weather).call().content();
			assertThat(weather.calls).hasValue(1);
			assertThat(this.stub.requestCount()).isEqualTo(before + 2);
			assertThat(client.prompt("Weather in Paris, " + client.hashCode()).tools(weather).call().content())
				.startsWith("Paris");
			assertThat(weather.calls).hasValue(2);
			assertThat(this.stub.requestCount()).as("both rounds are hits").isEqualTo(before + 2);
		}
	}

	@Test
	void asksAgainWhenAToolHasAnotherResult() {
		Weather weather = new Weather();
		this.stub.answers(Answer.TOOL_CALL, Answer.TEXT);
		built().prompt("Weather?").tools(weather).call().content();
		weather.celsius = 30;
		this.stub.answers(Answer.TEXT);
		built().prompt("Weather?").tools(weather).call().content();
		assertThat(this.stub.requestCount()).as("the first round is a hit, the second is another").isEqualTo(3);
		assertThat(this.stub.lastRequestBody()).contains("30 degrees");
	}

	@Test
	void isAnotherCallWhenAnythingChanges() {
		this.application.ask("Who?");
		assertThat(this.application.ask("Who? ")).isEqualTo("miss");
		assertThat(this.application.ask(with(0.7))).isEqualTo("miss");
		assertThat(this.application.ask(with(0.8))).isEqualTo("miss");
		assertThat(this.application.ask(with(0.7))).isEqualTo("hit");
		assertThat(outcome(ChatClient.builder(this.application.model()).defaultSystem("Be brief").build(), "Who?"))
			.isEqualTo("miss");
	}

	@ParameterizedTest
	@ValueSource(ints = { 400, 429, 500 })
	void doesNotHideAnErrorOfTheProvider(int status) {
		this.stub.fail(status);
		Throwable expected;
		int attempts;
		try (RunningApplication without = start("ecoai.enabled=false")) {
			expected = failure(without, "created");
			attempts = this.stub.requestCount();
		}
		for (String client : List.of("created", "built")) {
			Throwable failure = failure(this.application, client);
			assertThat(failure).isExactlyInstanceOf(expected.getClass()).hasMessage(expected.getMessage());
			assertThat(String.valueOf(failure.getCause())).isEqualTo(String.valueOf(expected.getCause()));
			assertThat(failure.getSuppressed()).hasSameSizeAs(expected.getSuppressed());
		}
		assertThat(this.stub.requestCount()).as("no more attempts than without").isEqualTo(3 * attempts);
		this.stub.recover();
		assertThat(outcome(created(), "Who?")).as("nothing was kept").isEqualTo("miss");
		assertThat(this.application.ecoAi().history(UsageQuery.latest())).extracting(UsageRecord::outcome)
			.containsExactly(Outcome.MISS, Outcome.ERROR, Outcome.ERROR);
	}

	private static Throwable failure(RunningApplication application, String client) {
		ChatClient bean = application.context().getBean(client, ChatClient.class);
		Throwable failure = catchThrowable(() -> bean.prompt("Who?").call().content());
		assertThat(failure).isNotNull();
		return failure;
	}

	private RunningApplication start(String... properties) {
		return RunningApplication.in(this.folder)
			.provider(this.stub)
			.beans(Clients.class)
			.with("spring.ai.openai.max-retries=1")
			.with(properties)
			.start();
	}

	private static Prompt with(double temperature) {
		return new Prompt("Who?", OpenAiChatOptions.builder().model("gpt-4o").temperature(temperature).build());
	}

	private static String outcome(ChatClient client, String question) {
		return RunningApplication.outcome(client.prompt(question).call().chatResponse());
	}

	private ChatClient built() {
		return this.application.context().getBean("built", ChatClient.class);
	}

	private ChatClient created() {
		return this.application.context().getBean("created", ChatClient.class);
	}

	@Configuration(proxyBeanMethods = false)
	static class Clients {

		@Bean
		ChatClient built(ChatClient.Builder builder) {
			return builder.build();
		}

		@Bean
		ChatClient created(OpenAiChatModel model) {
			return ChatClient.create(model);
		}

	}

	record Name(String name) {
	}

	record Age(int age) {
	}

	static class Weather {

		final AtomicInteger calls = new AtomicInteger();

		int celsius = 21;

		@Tool(name = "currentWeather", description = "The weather of a city")
		String weather(String city) {
			this.calls.incrementAndGet();
			return this.celsius + " degrees";
		}

	}

}
