package io.ecoai.chat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.ai.openai.OpenAiChatOptions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests to OpenAI-compatible providers that make them search the web.
 */
class SearchingRequestsTests {

	static Stream<Map<String, Object>> searching() {
		return Stream.of(Map.of("enable_search", true), Map.of("enable_search", "true"),
				Map.of("tools", List.of(Map.of("type", "web_search", "web_search", Map.of("enable", true)))),
				Map.of("tools", List.of(Map.of("type", "web_search_preview"))),
				Map.of("tools", List.of(Map.of("type", "builtin_function", "function", Map.of("name", "$web_search")))),
				Map.of("web_search_options", Map.of()));
	}

	static Stream<Map<String, Object>> others() {
		return Stream.of(Map.of(), Map.of("enable_search", false), Map.of("enable_thinking", true),
				Map.of("tools", List.of(Map.of("type", "function", "function", Map.of("name", "currentWeather")))));
	}

	private static boolean isTimeDependent(Map<String, Object> extraBody) {
		return new OpenAiProvider()
			.isTimeDependent(OpenAiChatOptions.builder().model("qwen-max").extraBody(extraBody).build());
	}

	@ParameterizedTest
	@MethodSource("searching")
	void dependOnTheDay(Map<String, Object> extraBody) {
		assertThat(isTimeDependent(extraBody)).isTrue();
	}

	@ParameterizedTest
	@MethodSource("others")
	void doNotWhereNothingIsSearchedFor(Map<String, Object> extraBody) {
		assertThat(isTimeDependent(extraBody)).isFalse();
	}

}
