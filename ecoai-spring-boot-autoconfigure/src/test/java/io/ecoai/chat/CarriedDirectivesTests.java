package io.ecoai.chat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.ecoai.ManualClock;
import io.ecoai.control.CacheControl;
import io.ecoai.usage.Outcome;
import io.ecoai.usage.UsageEvent;
import io.ecoai.wire.Answer;
import io.ecoai.wire.Provider;
import io.ecoai.wire.ProviderStub;
import io.ecoai.wire.WeatherTool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;

import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.client.advisor.MessageChatMemoryAdvisor;
import org.springframework.ai.chat.memory.ChatMemory;
import org.springframework.ai.chat.memory.MessageWindowChatMemory;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.tool.annotation.Tool;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How far directives reach.
 */
@Timeout(120)
class CarriedDirectivesTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	@TempDir
	Path folder;

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void holdInEachRoundOfAToolLoopAndNotInTheTools(boolean streamed) {
		try (ProviderStub stub = ProviderStub.start(Provider.OPENAI).answers(Answer.TOOL_CALL, Answer.TEXT);
				ProviderStub other = ProviderStub.start(Provider.OPENAI);
				CachingFixture fixture = CachingFixture.near(folder)) {
			AskingTool tool = new AskingTool(ChatClient.create(fixture.decorate(other.createModel())));
			ChatClient client = ChatClient.builder(fixture.decorate(stub.createModel()))
				.defaultAdvisors(CacheControl.noCache())
				.build();
			ask(client, tool, streamed);
			stub.answers(Answer.TOOL_CALL, Answer.TEXT);
			ask(client, tool, streamed);
			assertThat(stub.requestCount()).as("noCache in both rounds, both times").isEqualTo(4);
			assertThat(tool.outcomes).containsExactly("miss", "hit");
			assertThat(fixture.outcomes()).filteredOn(Outcome.MISS::equals).hasSize(5);
		}
	}

	private static void ask(ChatClient client, Object tool, boolean streamed) {
		ChatClient.ChatClientRequestSpec request = client.prompt("How is the weather?").tools(tool);
		if (streamed) {
			request.stream().content().blockLast(LIMIT);
		}
		else {
			request.call().content();
		}
	}

	/** Asks another model, which is nobody's business. */
	static final class AskingTool {

		final List<String> outcomes = new CopyOnWriteArrayList<>();

		private final ChatClient client;

		private AskingTool(ChatClient client) {
			this.client = client;
		}

		@Tool(description = "The weather of a city")
		String currentWeather(String city) {
			this.outcomes.add(Way.outcome(this.client.prompt(city).call().chatResponse()));
			return "sunny";
		}

	}

	@Test
	void holdForEntities() {
		try (ProviderStub stub = ProviderStub.start(Provider.OPENAI).answers(Answer.JSON);
				CachingFixture fixture = CachingFixture.near(folder)) {
			ChatClient client = ChatClient.create(fixture.decorate(stub.createModel()));
			assertThat(client.prompt("Who?").call().entity(Person.class)).isEqualTo(new Person("Ada", 36));
			assertThat(client.prompt("Who?").call().entity(Person.class)).isEqualTo(new Person("Ada", 36));
			client.prompt("Who?").advisors(CacheControl.bypass()).call().entity(Person.class);
			assertThat(fixture.outcomes()).containsExactly(Outcome.MISS, Outcome.HIT, Outcome.BYPASS);
		}
	}

	record Person(String name, int age) {
	}

	@Test
	void leaveNothingInChatMemory() {
		try (ProviderStub stub = ProviderStub.start(Provider.OPENAI);
				CachingFixture fixture = CachingFixture.near(folder)) {
			ChatMemory memory = MessageWindowChatMemory.builder().build();
			ChatClient client = ChatClient.builder(fixture.decorate(stub.createModel()))
				.defaultAdvisors(MessageChatMemoryAdvisor.builder(memory).build())
				.build();
			for (String conversation : List.of("with", "without")) {
				client.prompt("Who?")
					.advisors((advisors) -> advisors.param(ChatMemory.CONVERSATION_ID, conversation))
					.advisors(conversation.equals("with") ? List.of(CacheControl.bypass().tags("x")) : List.of())
					.call()
					.content();
			}
			assertThat(memory.get("with")).usingRecursiveComparison().isEqualTo(memory.get("without"));
			assertThat(memory.get("with")).hasSize(2);
		}
	}

	@ParameterizedTest
	@EnumSource
	void letTheModelSeeTheOriginalPrompt(Way way) {
		try (CachingFixture fixture = CachingFixture.near(folder)) {
			Recording raw = new Recording();
			ChatModel model = fixture.decorate(raw);
			assertThat(way.ask(model, new Prompt("Who?"), CacheControl.ttl(LIMIT))).isEqualTo("miss");
			assertThat(way.ask(model, new Prompt("Who?"), CacheControl.exactOnly())).isEqualTo("hit");
			assertThat(raw.prompts).hasSize(1).allMatch((prompt) -> prompt.getClass() == Prompt.class);
			assertThat(fixture.outcomes()).containsExactly(Outcome.MISS, Outcome.HIT);
		}
	}

	@Test
	void stayWithPromptsThatAreMadeOfThePrompt() {
		try (CachingFixture fixture = CachingFixture.near(folder)) {
			ChatModel model = fixture.decorate(new Recording());
			Prompt prompt = CacheControl.namespace("a").applyTo(new Prompt("Who?"));
			for (Prompt made : List.of(prompt.copy(), prompt.augmentSystemMessage("Be brief."),
					prompt.augmentSystemMessage((message) -> message), prompt.augmentUserMessage("And who else?"),
					prompt.augmentUserMessage((message) -> message).augmentSystemMessage("Be polite."))) {
				model.call(made);
			}
			assertThat(fixture.events()).hasSize(5).extracting(UsageEvent::namespace).containsOnly("a");
		}
	}

	/** An application's own model. */
	static final class Recording implements ChatModel {

		final List<Prompt> prompts = new ArrayList<>();

		@Override
		public ChatResponse call(Prompt prompt) {
			this.prompts.add(prompt);
			return new ChatResponse(List.of(new Generation(new AssistantMessage("Ada"))));
		}

		@Override
		public Flux<ChatResponse> stream(Prompt prompt) {
			return Flux.defer(() -> Flux.just(call(prompt)));
		}

	}

	@ParameterizedTest
	@EnumSource
	void combineInAnyOrderWhereAChainKeepsNone(Way way) {
		ManualClock clock = new ManualClock();
		try (CachingFixture fixture = CachingFixture.of(folder, Duration.ZERO, clock)) {
			ChatModel model = fixture.decorate(new Recording());
			Duration hour = Duration.ofHours(1);
			CacheControl shorter = CacheControl.maxAge(hour);
			CacheControl longer = CacheControl.maxAge(hour.multipliedBy(5));
			way.ask(model, new Prompt("Who?"));
			clock.advance(hour.multipliedBy(2));
			if (way == Way.CLIENT_CALL || way == Way.CLIENT_STREAM) {
				assertThat(way.ask(model, new Prompt("Who?"), longer, shorter)).isEqualTo("miss");
				clock.advance(hour.multipliedBy(2));
			}
			assertThat(way.ask(model, new Prompt("Who?"), shorter, longer))
				.isEqualTo((way == Way.CLIENT_CALL || way == Way.CLIENT_STREAM) ? "miss" : "hit");
		}
	}

	@ParameterizedTest
	@EnumSource
	void reachADecoratedModelBehindADecoratedOneWhichCountsOnce(Way way) {
		try (CachingFixture fixture = CachingFixture.near(folder)) {
			Recording raw = new Recording();
			ChatModel inner = fixture.decorate(raw, "inner");
			ChatModel router = fixture.decorate(new Router(inner), "router");
			way.ask(inner, new Prompt("Who?"));
			way.ask(router, new Prompt("Who?"), CacheControl.bypass());
			way.ask(router, new Prompt("Who?"), CacheControl.namespace("a"));
			assertThat(raw.prompts).hasSize(3);
			assertThat(fixture.outcomes()).containsExactly(Outcome.MISS, Outcome.BYPASS, Outcome.MISS);
			assertThat(fixture.events()).extracting(UsageEvent::namespace).containsExactly("default", "default", "a");
		}
	}

	record Router(ChatModel inner) implements ChatModel {

		@Override
		public ChatResponse call(Prompt prompt) {
			return this.inner.call(prompt);
		}

		@Override
		public Flux<ChatResponse> stream(Prompt prompt) {
			return this.inner.stream(prompt);
		}

	}

	@ParameterizedTest
	@EnumSource
	void letToolsRunOnHitsTooAndAskTheProviderOnce(Provider provider) {
		for (boolean streamed : new boolean[] { false, true }) {
			try (ProviderStub stub = ProviderStub.start(provider).answers(Answer.TOOL_CALL, Answer.TEXT);
					CachingFixture fixture = CachingFixture.memory(folder)) {
				ChatClient client = ChatClient.create(fixture.decorate(stub.createModel()));
				WeatherTool weather = new WeatherTool();
				ask(client, weather, streamed);
				ask(client, weather, streamed);
				assertThat(weather.cities()).containsExactly("Paris", "Paris");
				assertThat(stub.requestCount()).isEqualTo(2);
				assertThat(fixture.outcomes()).containsExactly(Outcome.MISS, Outcome.MISS, Outcome.HIT, Outcome.HIT);
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void letASecondRoundMissWhoseToolSaysSomethingElse(Provider provider) {
		for (boolean streamed : new boolean[] { false, true }) {
			try (ProviderStub stub = ProviderStub.start(provider).answers(Answer.TOOL_CALL, Answer.TEXT);
					CachingFixture fixture = CachingFixture.memory(folder)) {
				ChatClient client = ChatClient.create(fixture.decorate(stub.createModel()));
				ChangingTool weather = new ChangingTool();
				ask(client, weather, streamed);
				ask(client, weather, streamed);
				assertThat(stub.requestCount()).isEqualTo(3);
				assertThat(fixture.outcomes()).containsExactly(Outcome.MISS, Outcome.MISS, Outcome.HIT, Outcome.MISS);
			}
		}
	}

	static final class ChangingTool {

		private int calls;

		@Tool(description = "The weather of a city")
		String currentWeather(String city) {
			return "degrees: " + this.calls++;
		}

	}

}
