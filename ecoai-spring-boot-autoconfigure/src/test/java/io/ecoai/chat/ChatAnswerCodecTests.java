package io.ecoai.chat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

import io.ecoai.usage.Outcome;
import io.ecoai.value.SdkValues;
import io.ecoai.value.StoredTypes;
import io.ecoai.value.UnrestorableAnswerException;
import io.ecoai.wire.ChatResponses;
import io.ecoai.wire.Provider;
import io.ecoai.wire.ProviderStub;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.AssistantMessage.ToolCall;
import org.springframework.ai.chat.messages.MessageType;
import org.springframework.ai.chat.metadata.ChatGenerationMetadata;
import org.springframework.ai.chat.metadata.ChatResponseMetadata;
import org.springframework.ai.chat.metadata.DefaultUsage;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.content.Media;
import org.springframework.util.MimeTypeUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@Timeout(300)
class ChatAnswerCodecTests {

	private static final int MUTATIONS = 20_000;

	private final ClassLoader classLoader = ChatAnswerCodecTests.class.getClassLoader();

	@Test
	void keepsThatAGenerationHasNoMetadata() {
		for (ChatGenerationMetadata metadata : List.of(ChatGenerationMetadata.NULL,
				ChatGenerationMetadata.builder().build())) {
			ChatResponse response = new ChatResponse(List.of(new Generation(new AssistantMessage("Hello"), metadata)));
			ChatResponse restored = this.codec.decode(this.codec.encode(ChatAnswerCapture.capture(response)))
				.toResponse(Outcome.HIT);
			assertThat(restored.getResult().getMetadata() == ChatGenerationMetadata.NULL)
				.isEqualTo(metadata == ChatGenerationMetadata.NULL);
		}
	}

	private final ChatAnswerCodec codec = new ChatAnswerCodec(
			new StoredTypes(SdkValues.present(this.classLoader), this.classLoader));

	static Stream<Object> values() {
		return Stream.of("", "text", "\u0000\n\t\"\\", "Grüße 世界 \uD83D\uDE00", "half \uD83D", "\uDE00 half", true,
				false, 0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, 0L, Long.MIN_VALUE, Long.MAX_VALUE, (short) -5,
				(byte) -5, 0.0, -0.0, 0.1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY,
				Double.MIN_VALUE, Double.MAX_VALUE, 0.1f, Float.NaN, Float.MIN_VALUE, new BigDecimal("1.10"),
				new BigDecimal("1E+400"), new BigInteger("9".repeat(60)), 'x', '\uD83D', Duration.ofNanos(-1),
				Instant.MIN, Instant.MAX, LocalDate.MAX, URI.create("https://example.com/a?b=c#d"), new UUID(1, -1),
				MessageType.TOOL, new ToolCall("id", "function", "name", "{}"), List.of(),
				List.of(1, 1L, 1.0, "1", true), Arrays.asList(1, null), Map.of(), Map.of("t", "map", "c", "x", "v", 1),
				Map.of("", "empty key", "half", "half \uDE00"), Map.of("a", Map.of("b", List.of(Map.of("c", 1L)))),
				new LinkedHashSet<>(List.of(3L, 1L, 2L)), List.of(List.of(List.of())), new byte[] { 0, -1, 5 },
				new byte[0], Map.of("bytes", List.of(new byte[] { 1 })),
				Map.of("calls", List.of(new ToolCall("", "", "", "\uD83D"))));
	}

	@ParameterizedTest
	@MethodSource("values")
	void keepsValuesWithTheirTypes(Object value) {
		assertSameAfterwards(response("text", Map.of("value", value)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\u0000", "half \uD83D", "\uDE00\uD83D", "\uD83D\uDE00", "</script>", "\u2028" })
	void keepsTexts(String text) {
		assertSameAfterwards(response(text, Map.of("text", text, "list", List.of(text))));
	}

	@ParameterizedTest
	@ValueSource(strings = { "half \uD83D", "\uDE00", "x\uDE00\uD83Dy" })
	void refusesNamesThatJsonCannotExpress(String name) {
		ChatAnswer answer = ChatAnswerCapture.capture(response("text", Map.of("nested", Map.of(name, "x"))));
		assertThatExceptionOfType(UnrestorableAnswerException.class).isThrownBy(() -> this.codec.encode(answer));
	}

	@Test
	void keepsAMissingText() {
		ChatResponse response = response(null, Map.of());
		assertSameAfterwards(response);
		assertThat(afterwards(response).getResult().getOutput().getText()).isNull();
	}

	@Test
	void keepsWhatIsMissingInAMap() {
		Map<String, Object> values = new HashMap<>();
		values.put("nothing", null);
		assertSameAfterwards(new ChatResponse(List.of(generation("text", Map.of("nested", values))),
				ChatResponseMetadata.builder().build()));
	}

	@Test
	void keepsMedia() {
		Media bytes = Media.builder()
			.mimeType(MimeTypeUtils.IMAGE_PNG)
			.data((Object) new byte[] { 1, -1 })
			.id("i")
			.name("n")
			.build();
		Media link = Media.builder().mimeType(MimeTypeUtils.IMAGE_JPEG).data(URI.create("https://example.com")).build();
		AssistantMessage message = AssistantMessage.builder().content("see").media(List.of(bytes, link)).build();
		ChatResponse response = new ChatResponse(List.of(new Generation(message)));
		List<Media> restored = afterwards(response).getResult().getOutput().getMedia();
		assertThat(restored.get(0).getDataAsByteArray()).containsExactly(1, -1);
		assertThat(restored).extracting(Media::getName).containsExactly(bytes.getName(), link.getName());
		assertThat(restored).extracting(Media::getId).containsExactly("i", null);
		assertThat(restored.get(1).getData()).isEqualTo(link.getData());
	}

	static Stream<Object> foreignValues() {
		Map<Object, Object> numbered = Map.of(1, "one");
		return Stream.of(new Date(), new StringBuilder("x"), new int[] { 1 }, Path.of("x"), new Object(),
				Thread.State.NEW, numbered, Collections.singletonMap(null, "x"), new Own("x"),
				java.util.Optional.of("x"), List.of(new Date()), Map.of("deep", List.of(Map.of("date", new Date()))));
	}

	record Own(String text) {
	}

	@ParameterizedTest
	@MethodSource("foreignValues")
	void refusesWhatItCouldNotRestore(Object value) {
		ChatAnswer answer = ChatAnswerCapture.capture(response("text", Map.of("value", value)));
		assertThatExceptionOfType(UnrestorableAnswerException.class).isThrownBy(() -> this.codec.encode(answer));
	}

	@Test
	void refusesWhatIsTooDeepOrTooLongToBeReadBack() {
		Object nested = "bottom";
		for (int i = 0; i < 600; i++) {
			nested = List.of(nested);
		}
		ChatAnswer deep = ChatAnswerCapture.capture(response("text", Map.of("value", nested)));
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> this.codec.encode(deep));
		ChatAnswer longName = ChatAnswerCapture.capture(response("text", Map.of("n".repeat(60_000), "x")));
		assertThatExceptionOfType(UnrestorableAnswerException.class).isThrownBy(() -> this.codec.encode(longName));
	}

	@ParameterizedTest
	@ValueSource(strings = { "java.lang.Runtime", "javax.script.ScriptEngineManager", "java.util.HashMap",
			"org.springframework.ai.chat.model.ChatResponse",
			"org.springframework.context.support.GenericApplicationContext", "org.springframework.ai.no.Such",
			"com.openai.core.ObjectMappers", "com.openai.models.NoSuchModel", "[Ljava.lang.String;", "",
			"io.ecoai.chat.ChatAnswerCodecTests$Trap", "org.springframework.ai.chat.messages.MessageType" })
	void makesNothingOfOtherClasses(String name) {
		for (String kind : List.of("enum", "record", "sdk")) {
			String json = json("{\"t\":\"%s\",\"c\":\"%s\",\"v\":%s}".formatted(kind, name,
					kind.equals("record") ? "[]" : "\"{}\""));
			assertThatIllegalArgumentException().isThrownBy(() -> decode(json));
		}
		assertThat(System.getProperty(Trap.SPRUNG)).isNull();
	}

	static final class Trap {

		static final String SPRUNG = "io.ecoai.chat.trap";

		static {
			System.setProperty("io.ecoai.chat.trap", "sprung");
		}

		private Trap() {
		}

	}

	/** The metadata of a response takes no null, unlike all other maps. */
	@Test
	void refusesWhatNoResponseCanBeMadeOf() {
		assertThatIllegalArgumentException().isThrownBy(() -> decode(json("null")));
	}

	@Test
	void readsAnAnswerOrRefusesWhateverTheTextIs() {
		byte[][] texts = Stream.of(Provider.values()).map(this::recorded).toArray(byte[][]::new);
		Random random = new Random(20_260_102);
		int refused = 0;
		for (int i = 0; i < MUTATIONS; i++) {
			byte[] mutated = mutate(texts[random.nextInt(texts.length)], random);
			try {
				this.codec.decode(mutated);
			}
			catch (IllegalArgumentException ex) {
				refused++;
			}
		}
		assertThat(refused).isGreaterThan(MUTATIONS / 10);
	}

	private byte[] recorded(Provider provider) {
		try (ProviderStub stub = ProviderStub.start(provider).answers(provider.answers().get(provider.ordinal()))) {
			ChatResponse response = stub.createModel().call(provider.prompt());
			response.getResult().getOutput().getMetadata().put("values", values().filter(this::isKept).toList());
			return this.codec.encode(ChatAnswerCapture.capture(response));
		}
	}

	private boolean isKept(Object value) {
		return !(value instanceof byte[]);
	}

	private static byte[] mutate(byte[] json, Random random) {
		byte[] mutated = json.clone();
		int times = 1 + random.nextInt(3);
		for (int i = 0; i < times; i++) {
			int at = random.nextInt(mutated.length);
			String signs = "\"{}[]:,0-9aetcvn\\u";
			switch (random.nextInt(5)) {
				case 0 -> mutated[at] ^= (byte) (1 << random.nextInt(8));
				case 1 -> mutated[at] = (byte) signs.charAt(random.nextInt(signs.length()));
				case 2 -> mutated = Arrays.copyOf(mutated, Math.max(1, at));
				case 3 -> {
					int length = Math.min(random.nextInt(30), mutated.length - at);
					System.arraycopy(mutated, random.nextInt(mutated.length - length + 1), mutated, at, length);
				}
				default -> {
					String[] words = { "null", "[]", "{}", "\"\"", "1e999", "{\"t\":\"long\",\"v\":\"x\"}",
							"{\"t\":\"record\",\"c\":\"java.lang.Runtime\",\"v\":[]}" };
					byte[] word = words[random.nextInt(words.length)].getBytes(StandardCharsets.UTF_8);
					System.arraycopy(word, 0, mutated, at, Math.min(word.length, mutated.length - at));
				}
			}
		}
		return mutated;
	}

	private static String json(String value) {
		return "{\"g\":[],\"id\":\"\",\"model\":\"\",\"usage\":{\"kind\":\"empty\"},\"limit\":null,\"m\":{\"x\":%s}}"
			.formatted(value);
	}

	private ChatAnswer decode(String json) {
		return this.codec.decode(json.getBytes(StandardCharsets.UTF_8));
	}

	@Test
	void readsWhatItsOwnExamplesLookLike() {
		assertThat(decode(json("{\"t\":\"long\",\"v\":\"5\"}")).metadata().values()).containsEntry("x", 5L);
	}

	private static Generation generation(String text, Map<String, Object> values) {
		return new Generation(AssistantMessage.builder().content(text).properties(values).build(),
				ChatGenerationMetadata.builder().finishReason("STOP").metadata(new HashMap<>(values)).build());
	}

	private static ChatResponse response(String text, Map<String, Object> values) {
		ChatResponseMetadata.Builder metadata = ChatResponseMetadata.builder()
			.id("id-1")
			.model("gpt-4o")
			.usage(new DefaultUsage(1, 2, 3, Map.of("native", 5L), 7L, 8L));
		values.forEach(metadata::keyValue);
		return new ChatResponse(List.of(generation(text, values), generation("other", Map.of())), metadata.build());
	}

	private ChatResponse afterwards(ChatResponse response) {
		byte[] bytes = this.codec.encode(ChatAnswerCapture.capture(response));
		return this.codec.decode(bytes).toResponse(Outcome.HIT);
	}

	private void assertSameAfterwards(ChatResponse response) {
		ChatResponses.assertEqual(response, afterwards(response), CacheMetadata.OUTCOME);
	}

}
