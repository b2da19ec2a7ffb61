package io.ecoai.chat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.ecoai.wire.Provider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.google.genai.GoogleGenAiChatOptions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Models of the application's own in front of models of providers.
 */
class WrapperModelTests {

	private CachingFixture fixture;

	@BeforeEach
	void start(@TempDir Path folder) {
		this.fixture = CachingFixture.memory(folder);
	}

	@AfterEach
	void stop() {
		this.fixture.close();
	}

	private String key(ChatModel model) {
		return this.fixture.caching().explain(model, "assistant", new Prompt("q")).key().value();
	}

	private static ChatModel model(Provider provider, String host, String id) {
		return provider.createModel("http://%s.example:8000/v1".formatted(host),
				(settings) -> settings.withOptions(provider.options((values) -> values.withModel(id))));
	}

	@ParameterizedTest
	@EnumSource
	void areToldApartByTheModelsBehindThem(Provider provider) {
		ChatModel base = model(provider, "a", "small");
		assertThat(key(new Logging(base))).isEqualTo(key(new Logging(model(provider, "a", "small"))))
			.isNotEqualTo(key(new Logging(model(provider, "b", "small"))))
			.isNotEqualTo(key(new Logging(model(provider, "a", "large"))));
		assertThat(key(new Routing(List.of(base), Map.of())))
			.isNotEqualTo(key(new Routing(List.of(model(provider, "a", "large")), Map.of())));
		assertThat(key(new Routing(List.of(), Map.of("a", base))))
			.isNotEqualTo(key(new Routing(List.of(), Map.of("a", model(provider, "b", "small")))));
	}

	@ParameterizedTest
	@EnumSource
	void areToldApartByTheModelsBehindThemAlsoWhereTheseAreDecorated(Provider provider) {
		ChatModel base = model(provider, "a", "small");
		assertThat(key(new Logging(this.fixture.decorate(base, "base")))).isEqualTo(key(new Logging(base)))
			.isNotEqualTo(key(new Logging(this.fixture.decorate(model(provider, "a", "large"), "base"))));
		assertThat(key(new Logging(new Logging(base))))
			.isNotEqualTo(key(new Logging(new Logging(model(provider, "b", "small")))));
	}

	@Test
	void ofGeminiAreToldApartByTheUsageThatTheyReportWhereAPromptLeavesItOpen() {
		Prompt open = new Prompt("q", GoogleGenAiChatOptions.builder().model("m").build());
		List<String> keys = Stream.of(null, true, false).map((extended) -> {
			ChatModel model = Provider.GEMINI.createModel("http://a.example", (settings) -> settings.withOptions(
					GoogleGenAiChatOptions.builder().model("m").includeExtendedUsageMetadata(extended).build()));
			return this.fixture.caching().explain(model, "gemini", open).key().value();
		}).toList();
		assertThat(keys.get(0)).isEqualTo(keys.get(1)).isNotEqualTo(keys.get(2));
	}

	private record Logging(ChatModel delegate) implements ChatModel {

		@Override
		public ChatResponse call(Prompt prompt) {
			return this.delegate.call(prompt);
		}

	}

	private record Routing(List<ChatModel> models, Map<String, ChatModel> byName) implements ChatModel {

		@Override
		public ChatResponse call(Prompt prompt) {
			return this.models.get(0).call(prompt);
		}

	}

}
