package io.ecoai.chat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.ecoai.call.CacheMissException;
import io.ecoai.control.CacheControl;
import io.ecoai.usage.Outcome;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;

import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.DefaultChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.ai.openai.OpenAiChatOptions.StreamOptions;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What EcoAI does not understand it passes on, and says so once.
 */
@ExtendWith(OutputCaptureExtension.class)
class UncachedRequestsTests {

	@TempDir
	Path folder;

	static Stream<Named<Prompt>> requests() {
		Map<String, Object> cyclic = new HashMap<>();
		cyclic.put("self", cyclic);
		return Stream.of(Named.of("unknown options", new Prompt("q", new OwnOptions())),
				Named.of("unknown message", new Prompt(List.of(new OwnMessage("q")), model().build())),
				Named.of("unknown value", new Prompt("q", model().extraBody(Map.of("x", new Date(0))).build())),
				Named.of("unknown value of an SDK",
						new Prompt("q", model().extraBody(Map.of("x", com.openai.core.JsonValue.from("x"))).build())),
				Named.of("value that holds itself", new Prompt("q", model().extraBody(cyclic).build())));
	}

	private static OpenAiChatOptions.Builder model() {
		return OpenAiChatOptions.builder().model("m");
	}

	@ParameterizedTest
	@MethodSource("requests")
	void asksTheProviderOnceForEachCallAndSaysSoOnce(Prompt prompt, CapturedOutput output) {
		CountingModel model = new CountingModel(Map.of());
		try (CachingFixture fixture = CachingFixture.near(this.folder)) {
			ChatModel cached = fixture.decorate(model);
			for (int i = 1; i <= 3; i++) {
				ChatResponse response = cached.call(prompt);
				assertThat(response.getResult().getOutput().getText()).isEqualTo("answer " + i);
				assertThat(CacheMetadataTests.outcomeOf(response)).isEqualTo("bypass");
			}
			assertThat(fixture.outcomes()).hasSize(3).containsOnly(Outcome.BYPASS);
			assertThat(fixture.cache().statistics().entries()).isZero();
		}
		assertThat(output).containsOnlyOnce("WARN").containsOnlyOnce("Calls of 'model' are not cached where ");
	}

	@Test
	void passesTheCacheByWhereAnOptionOfTheStreamHasNoKey(CapturedOutput output) {
		CountingModel model = new CountingModel(Map.of());
		Prompt prompt = new Prompt("q",
				model().streamOptions(StreamOptions.builder().additionalProperty("x", new Date(0)).build()).build());
		OpenAiChatModel openAi = OpenAiChatModel.builder()
			.options(OpenAiChatOptions.builder().model("m").apiKey("dummy").build())
			.build();
		try (CachingFixture fixture = CachingFixture.near(this.folder)) {
			ChatModel cached = fixture.caching().decorate(model, openAi, "model");
			for (int i = 1; i <= 2; i++) {
				assertThat(Way.MODEL_STREAM.ask(cached, prompt)).isEqualTo("bypass");
				assertThat(model.calls).hasSize(i);
			}
			assertThat(Way.MODEL_CALL.ask(cached, prompt)).as("both have the key of the request").isEqualTo("bypass");
			assertThatExceptionOfType(CacheMissException.class)
				.isThrownBy(() -> Way.MODEL_STREAM.ask(cached, prompt, CacheControl.onlyIfCached()));
		}
		assertThat(output).containsOnlyOnce("Calls of 'model' are not cached where ");
	}

	@Test
	void returnsAnswersThatCannotBeKeptAndSaysSoOnce(CapturedOutput output) {
		CountingModel model = new CountingModel(Map.of("when", new Date(0)));
		try (CachingFixture fixture = CachingFixture.near(this.folder)) {
			ChatModel cached = fixture.decorate(model);
			for (int i = 1; i <= 3; i++) {
				ChatResponse response = cached.call(new Prompt("q", ChatOptions.builder().model("m").build()));
				assertThat(response.getResult().getOutput().getMetadata()).containsEntry("when", new Date(0));
				assertThat(response.getResult().getOutput().getText()).isEqualTo("answer " + i);
			}
			assertThat(fixture.outcomes()).hasSize(3).containsOnly(Outcome.MISS);
		}
		assertThat(output).containsOnlyOnce("WARN").contains("java.util.Date");
	}

	@Test
	void survivesAnAnswerThatHoldsItself() {
		Map<String, Object> cyclic = new HashMap<>();
		cyclic.put("self", cyclic);
		CountingModel model = new CountingModel(Map.of("cyclic", cyclic));
		try (CachingFixture fixture = CachingFixture.near(this.folder)) {
			ChatModel cached = fixture.decorate(model);
			ChatResponse response = cached.call(new Prompt("q", ChatOptions.builder().model("m").build()));
			assertThat(response.getResult().getOutput().getText()).isEqualTo("answer 1");
			assertThat(model.calls).hasSize(1);
		}
	}

	@Test
	void returnsTheAnswerWhileAnotherProcessWritesTheFile() throws SQLException {
		CountingModel model = new CountingModel(Map.of());
		Prompt prompt = new Prompt("q", ChatOptions.builder().model("m").build());
		try (CachingFixture fixture = CachingFixture.sqlite(this.folder)) {
			ChatModel cached = fixture.decorate(model);
			fixture.cache().statistics();
			try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + this.folder.resolve("cache.db"));
					Statement statement = other.createStatement()) {
				statement.execute("BEGIN IMMEDIATE");
				assertThat(cached.call(prompt).getResult().getOutput().getText()).isEqualTo("answer 1");
				assertThat(model.calls).hasSize(1);
			}
			assertThat(CacheMetadataTests.outcomeOf(cached.call(prompt))).as("it waits to be written").isEqualTo("hit");
		}
	}

	@Test
	void servesAnAnswerWhoseMetadataHoldsNull() {
		CountingModel model = new CountingModel(Collections.singletonMap("nothing", null));
		try (CachingFixture fixture = CachingFixture.sqlite(this.folder)) {
			ChatModel cached = fixture.decorate(model);
			Prompt prompt = new Prompt("q", ChatOptions.builder().model("m").build());
			cached.call(prompt);
			ChatResponse again = cached.call(prompt);
			assertThat(CacheMetadataTests.outcomeOf(again)).isEqualTo("hit");
			assertThat(again.getResult().getOutput().getMetadata()).containsEntry("nothing", null);
		}
	}

	@Test
	void doesNotDeadlockWhereAModelAsksItselfTheSame() {
		try (CachingFixture fixture = CachingFixture.near(this.folder)) {
			SelfAskingModel model = new SelfAskingModel();
			ChatModel cached = fixture.decorate(model);
			model.self = cached;
			Prompt prompt = new Prompt("q", ChatOptions.builder().model("m").build());
			assertThat(cached.call(prompt).getResult().getOutput().getText()).isEqualTo("outer of inner");
			assertThat(cached.call(prompt).getResult().getOutput().getText()).isEqualTo("outer of inner");
			assertThat(model.depth).isEqualTo(2);
		}
	}

	private static ChatResponse answer(String text, Map<String, Object> properties) {
		return new ChatResponse(
				List.of(new Generation(AssistantMessage.builder().content(text).properties(properties).build())));
	}

	private static final class CountingModel implements ChatModel {

		private final List<Prompt> calls = new ArrayList<>();

		private final Map<String, Object> properties;

		private CountingModel(Map<String, Object> properties) {
			this.properties = properties;
		}

		@Override
		public ChatResponse call(Prompt prompt) {
			this.calls.add(prompt);
			return answer("answer " + this.calls.size(), this.properties);
		}

		@Override
		public Flux<ChatResponse> stream(Prompt prompt) {
			return Flux.defer(() -> Flux.just(call(prompt)));
		}

	}

	private static final class SelfAskingModel implements ChatModel {

		private ChatModel self;

		private int depth;

		@Override
		public ChatResponse call(Prompt prompt) {
			if (++this.depth == 2) {
				return answer("inner", Map.of());
			}
			return answer("outer of " + this.self.call(prompt).getResult().getOutput().getText(), Map.of());
		}

	}

	private static final class OwnMessage extends UserMessage {

		private OwnMessage(String text) {
			super(text);
		}

	}

	private static final class OwnOptions extends DefaultChatOptions {

		private OwnOptions() {
			super("m", null, null, null, null, null, null, null);
		}

	}

}
