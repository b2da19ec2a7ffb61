package io.ecoai.chat;

import java.net.URI;
import java.time.Year;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.ecoai.cache.KeyComponent;
import io.ecoai.key.UnkeyableRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.ai.anthropic.AnthropicChatOptions;
import org.springframework.ai.anthropic.AnthropicCitationDocument;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.ollama.api.OllamaChatOptions;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.util.MimeTypeUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What values and headers make of a key.
 */
@Timeout(300)
class KeyValuesTests {

	private static String keyOf(Object value) {
		return keyOf(OpenAiChatOptions.builder()
			.model("m")
			.extraBody(Map.of("x", Collections.singletonList(value)))
			.build());
	}

	private static String keyOf(ChatOptions options) {
		ChatProvider provider = (options instanceof AnthropicChatOptions) ? new AnthropicProvider()
				: new OpenAiProvider();
		return Requests.of(provider, new Prompt("q", options)).key().value();
	}

	private static String schema(String... properties) {
		return Stream.of(properties)
			.map((name) -> "\"%s\":{\"type\":\"string\"}".formatted(name))
			.collect(Collectors.joining(",", "{\"type\":\"object\",\"properties\":{", "}}"));
	}

	@Test
	void tellsSchemasApartByTheOrderInWhichTheyAreSent() {
		String thinking = schema("reasoning", "answer");
		String guessing = schema("answer", "reasoning");
		List<Function<String, String>> keys = List.of(
				(schema) -> keyOf(AnthropicChatOptions.builder().model("m").maxTokens(10).outputSchema(schema).build()),
				(schema) -> Requests
					.of(new OllamaProvider(),
							new Prompt("q", OllamaChatOptions.builder().model("m").outputSchema(schema).build()))
					.key()
					.value());
		assertThat(keys).allSatisfy((key) -> {
			assertThat(key.apply(thinking)).isEqualTo(key.apply(thinking)).isNotEqualTo(key.apply(guessing));
		});
	}

	@Test
	void doesNotDependOnTheOrderOfAMapThatHasNone() {
		Map<String, Object> one = new HashMap<>(2);
		Map<String, Object> other = new HashMap<>(64);
		List.of("Aa", "BB", "C").forEach((name) -> one.put(name, 1));
		List.of("BB", "C", "Aa").forEach((name) -> other.put(name, 1));
		assertThat(keyOf(one)).isEqualTo(keyOf(other)).isEqualTo(keyOf(Map.of("C", 1, "BB", 1, "Aa", 1)));
	}

	@Test
	void tellsValuesApart() {
		List<Object> values = Arrays.asList(null, "", "null", 1, 1.0, "1", "1.0", true, "true", 'a', 10, "10",
				Year.of(10), TimeUnit.DAYS, "DAYS", List.of(), Map.of(), Set.of(), List.of(1), List.of("1"), Set.of(1),
				List.of(List.of(1)), List.of(1, 2), List.of(2, 1), List.of(Arrays.asList(1, null)), Map.of("a", 1),
				Map.of("a", "1"), Map.of("a", List.of(1)), Map.of("a", Map.of()), Collections.singletonMap("a", null),
				Map.of("a", 1, "b", 2), Map.of("ab", 12), "a\uD83D", "a?", "a\uDE00", "a\uFFFD", new byte[] { 97 },
				URI.create("x:1"), "x:1", MimeTypeUtils.IMAGE_PNG, "image/png", "ı", "i", "I", "İ");
		assertThat(values.stream().map(KeyValuesTests::keyOf)).doesNotHaveDuplicates().hasSize(values.size());
	}

	@Test
	void takesValuesForTheSameThatAreTheSameInJson() {
		assertThat(keyOf(1)).isEqualTo(keyOf(1L)).isEqualTo(keyOf((short) 1));
		assertThat(keyOf('a')).isEqualTo(keyOf("a")).isEqualTo(keyOf(new StringBuilder("a")));
		assertThat(keyOf(new int[] { 1, 2 })).isEqualTo(keyOf(List.of(1, 2))).isEqualTo(keyOf(new Object[] { 1, 2L }));
		assertThat(keyOf(Map.of(1, "x"))).isEqualTo(keyOf(Map.of("1", "x")));
	}

	@Test
	void isBlindToTheOrderOfMapsAndSetsButNotOfLists() {
		Map<String, Object> one = new LinkedHashMap<>();
		Map<String, Object> other = new LinkedHashMap<>();
		List<String> names = List.of("a", "b", "C", "d", "ä", "1");
		names.forEach((name) -> one.put(name, name));
		List<String> reversed = new ArrayList<>(names);
		Collections.reverse(reversed);
		reversed.forEach((name) -> other.put(name, name));
		assertThat(keyOf(one)).isEqualTo(keyOf(other))
			.isEqualTo(keyOf(new HashMap<>(one)))
			.isEqualTo(keyOf(new TreeMap<>(one)));
		assertThat(keyOf(new LinkedHashSet<>(names))).isEqualTo(keyOf(new LinkedHashSet<>(reversed)));
		assertThat(keyOf(names)).isNotEqualTo(keyOf(reversed));
	}

	@Test
	void refusesWhatItDoesNotKnow() {
		for (Object value : List.of(new Object(), new Thread(), new Number() {

			@Override
			public int intValue() {
				return 1;
			}

			@Override
			public long longValue() {
				return 1;
			}

			@Override
			public float floatValue() {
				return 1;
			}

			@Override
			public double doubleValue() {
				return 1;
			}

		}, com.openai.core.JsonValue.from("x"), Map.of(List.of(1), "x"), Map.of(new Object(), "x"),
				Collections.singletonMap(null, "x"), Map.of(1, "x", "1", "y"))) {
			assertThatExceptionOfType(UnkeyableRequestException.class).isThrownBy(() -> keyOf(value));
			assertThatExceptionOfType(UnkeyableRequestException.class)
				.isThrownBy(() -> keyOf(List.of(Map.of("deep", Set.of(value)))));
		}
	}

	@Test
	void refusesWhatHoldsItself() {
		Map<String, Object> map = new HashMap<>();
		map.put("self", map);
		assertThatExceptionOfType(UnkeyableRequestException.class).isThrownBy(() -> keyOf(map));
		List<Object> many = new ArrayList<>();
		many.addAll(List.of(1, 2));
		many.add(many);
		many.add(many);
		many.add(many);
		assertThatExceptionOfType(UnkeyableRequestException.class).isThrownBy(() -> keyOf(many));
		Map<String, Object> lists = new LinkedHashMap<>();
		lists.put("a", List.of(lists.values(), lists.values()));
		lists.put("b", List.of(lists.values(), lists.values()));
		assertThatExceptionOfType(UnkeyableRequestException.class).isThrownBy(() -> keyOf(lists));
	}

	@Test
	void readsAllOfAValueThatShowsLittle() {
		assertThat(keyOf(document("Paris.", "Cities"))).isEqualTo(keyOf(document("Paris.", "Cities")))
			.isNotEqualTo(keyOf(document("Lyon.", "Cities")))
			.isNotEqualTo(keyOf(document("Paris.", "Towns")));
	}

	private static ChatOptions document(String text, String title) {
		return AnthropicChatOptions.builder()
			.model("m")
			.citationDocuments(AnthropicCitationDocument.builder().plainText(text).title(title).build())
			.build();
	}

	@Test
	void ignoresCredentialsInHeadersAndKeysTheRest() {
		String none = keyOf(headers(Map.of()));
		assertThat(keyOf(headers(Map.of("Authorization", "Bearer a", "X-API-KEY", "b", "Cookie", "c", "traceparent",
				"d", "X-B3-TraceId", "e"))))
			.isEqualTo(none);
		String europe = keyOf(headers(Map.of("X-Route", "eu", "Authorization", "a")));
		assertThat(europe).isNotEqualTo(none)
			.isEqualTo(keyOf(headers(Map.of("x-route", "eu", "authorization", "b"))))
			.isNotEqualTo(keyOf(headers(Map.of("X-Route", "us"))))
			.isNotEqualTo(keyOf(headers(Map.of("X-Other", "eu"))));
		assertThat(keyOf(headers(Map.of("A", "1", "a", "2"))))
			.isEqualTo(keyOf(headers(new TreeMap<>(Map.of("a", "2", "A", "1")))));
	}

	@Test
	void showsNoHeaderValueToAnybody() {
		ChatOptions options = headers(Map.of("X-Tenant-Secret", "s3cr3t", "Authorization", "t0k3n"));
		List<KeyComponent> components = Requests.of(new OpenAiProvider(), new Prompt("q", options)).components();
		assertThat(components).extracting(KeyComponent::name).contains("options.customHeaders");
		assertThat(components.toString()).contains("x-tenant-secret").doesNotContain("s3cr3t", "t0k3n");
	}

	private static ChatOptions headers(Map<String, String> headers) {
		return OpenAiChatOptions.builder().model("m").customHeaders(headers).build();
	}

	@Test
	void neverTakesTwoMessagesForOne() {
		assertThat(List.of(key("a", "b"), key("ab", ""), key("", "ab"), key("a\nb", ""), key("b", "a"), key("ab")))
			.doesNotHaveDuplicates();
	}

	private static String key(String... texts) {
		return Requests
			.of(new OpenAiProvider(),
					new Prompt(Arrays.stream(texts).<org.springframework.ai.chat.messages.Message>map(UserMessage::new)
						.toList(), OpenAiChatOptions.builder().model("m").build()))
			.key()
			.value();
	}

}
