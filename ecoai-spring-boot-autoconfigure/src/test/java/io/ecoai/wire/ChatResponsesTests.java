package io.ecoai.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.ai.anthropic.metadata.AnthropicRateLimit;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.metadata.ChatGenerationMetadata;
import org.springframework.ai.chat.metadata.ChatResponseMetadata;
import org.springframework.ai.chat.metadata.DefaultUsage;
import org.springframework.ai.chat.metadata.EmptyUsage;
import org.springframework.ai.chat.metadata.PromptMetadata;
import org.springframework.ai.chat.metadata.PromptMetadata.PromptFilterMetadata;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.content.Media;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.util.MimeTypeUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ChatResponses}.
 */
class ChatResponsesTests {

	/** Not reproducible: a random media name, and a time that is left. */
	private static final Set<Answer> DIFFERENT_EACH_TIME = Set.of(Answer.AUDIO, Answer.EXTRAS);

	@ParameterizedTest
	@EnumSource
	void findsEqualAnswersEqualAndEveryDifference(Provider provider) {
		for (Answer answer : provider.answers()) {
			if (!DIFFERENT_EACH_TIME.contains(answer)) {
				try (ProviderStub stub = ProviderStub.start(provider).answers(answer)) {
					ChatModel model = stub.createModel();
					assertEveryDifferenceIsFound(model.call(provider.promptFor(answer)),
							model.call(provider.promptFor(answer)));
				}
			}
		}
	}

	@Test
	void findsEveryDifferenceInWhatProvidersRarelyReturn() {
		Set<String> found = assertEveryDifferenceIsFound(everything(), everything());
		assertThat(found).contains("response.chatResponseMetadata.id", "response.chatResponseMetadata.map[instant]",
				"response.chatResponseMetadata.usage.nativeUsage", "response.chatResponseMetadata.promptMetadata",
				"response.chatResponseMetadata.rateLimit.requestsReset",
				"response.generations[0].chatGenerationMetadata.finishReason",
				"response.generations[0].chatGenerationMetadata.contentFilters",
				"response.generations[0].assistantMessage.textContent",
				"response.generations[0].assistantMessage.toolCalls[0].arguments",
				"response.generations[0].assistantMessage.media[0].data",
				"response.generations[0].assistantMessage.media[0].name",
				"response.generations[0].assistantMessage.metadata[signatures][0]",
				"response.generations[1].assistantMessage.note");
	}

	@Test
	void namesThePathAndTheTypesOfADifference() {
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> ChatResponses.assertEqual(withMetadata("count", 1L), withMetadata("count", 1)))
			.withMessage(
					"response.chatResponseMetadata.map[count]: expected <1> (java.lang.Long) but was <1> (java.lang.Integer)");
	}

	@Test
	void tellsNoTextFromEmptyText() {
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> ChatResponses.assertEqual(new ChatResponse(List.of(new Generation(message(null)))),
					new ChatResponse(List.of(new Generation(message(""))))))
			.withMessageContaining("response.generations[0].assistantMessage.text");
	}

	@Test
	void tellsASubclassFromItsParent() {
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> ChatResponses.assertEqual(
					new ChatResponse(List.of(new Generation(new NotedMessage("Paris.", "a")))),
					new ChatResponse(List.of(new Generation(message("Paris."))))))
			.withMessageContaining("NotedMessage");
	}

	@ParameterizedTest
	@EnumSource
	void findsEqualStreamsEqualAndEveryDifferenceInAChunk(Provider provider) {
		for (Answer answer : provider.streamedAnswers()) {
			if (!DIFFERENT_EACH_TIME.contains(answer)) {
				try (ProviderStub stub = ProviderStub.start(provider).answers(answer)) {
					ChatModel model = stub.createModel();
					List<ChatResponse> expected = chunks(model, provider.promptFor(answer));
					List<ChatResponse> actual = chunks(model, provider.promptFor(answer));
					int compared = ChatResponses.assertEqualChunks(expected, actual);
					assertThat(compared).as(answer.name()).isGreaterThan(20 * expected.size());
					new Mutator((path) -> assertThatExceptionOfType(AssertionError.class).as(path)
						.isThrownBy(() -> ChatResponses.assertEqualChunks(expected, actual))
						.withMessageStartingWith("chunks[" + (actual.size() - 1) + "]"))
						.mutateFields("last chunk", actual.get(actual.size() - 1));
				}
			}
		}
	}

	@Test
	void tellsAMissingOrMisplacedChunk() {
		ChatResponse one = withMetadata("chunk", 1);
		ChatResponse two = withMetadata("chunk", 2);
		assertThat(ChatResponses.assertEqualChunks(List.of(), List.of())).isPositive();
		for (List<ChatResponse> other : List.of(List.of(one), List.of(two, one), List.of(one, two, two))) {
			assertThatExceptionOfType(AssertionError.class)
				.isThrownBy(() -> ChatResponses.assertEqualChunks(List.of(one, two), other));
		}
		assertThat(ChatResponses.assertEqualChunks(List.of(one, two), List.of(two, one), "chunk")).isPositive();
	}

	@Test
	void findsTwoEmptyUsagesEqual() {
		assertThat(new EmptyUsage()).isNotEqualTo(new EmptyUsage());
		assertThat(ChatResponses.assertEqual(new ChatResponse(List.of()), new ChatResponse(List.of()))).isPositive();
	}

	@Test
	void ignoresTheNamedKeysOnBothSides() {
		ChatResponse marked = withMetadata("ecoai.cache", "hit");
		assertThat(ChatResponses.assertEqual(new ChatResponse(List.of()), marked, "ecoai.cache")).isPositive();
		assertThat(ChatResponses.assertEqual(marked, new ChatResponse(List.of()), "ecoai.cache")).isPositive();
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> ChatResponses.assertEqual(new ChatResponse(List.of()), marked, "ecoai.similarity"));
	}

	@Test
	void countsMoreValuesInALargerAnswer() {
		int small = ChatResponses.assertEqual(new ChatResponse(List.of()), new ChatResponse(List.of()));
		assertThat(ChatResponses.assertEqual(everything(), everything())).isGreaterThan(3 * small);
	}

	private static List<ChatResponse> chunks(ChatModel model, Prompt prompt) {
		return model.stream(prompt).collectList().blockOptional().orElseThrow();
	}

	private static Set<String> assertEveryDifferenceIsFound(ChatResponse expected, ChatResponse actual) {
		int compared = ChatResponses.assertEqual(expected, actual);
		Set<String> paths = new TreeSet<>();
		new Mutator((path) -> {
			paths.add(path);
			assertThatExceptionOfType(AssertionError.class).as(path)
				.isThrownBy(() -> ChatResponses.assertEqual(expected, actual));
		}).mutateFields("response", actual);
		assertThat(paths).hasSizeGreaterThan(3);
		assertThat(ChatResponses.assertEqual(expected, actual)).isEqualTo(compared);
		return paths;
	}

	private static ChatResponse everything() {
		Media bytes = Media.builder()
			.mimeType(MimeTypeUtils.IMAGE_PNG)
			.data(new ByteArrayResource(new byte[] { 1, 2 }))
			.id("media-1")
			.name("chart")
			.build();
		Media url = Media.builder()
			.mimeType(MimeTypeUtils.IMAGE_PNG)
			.data("https://example.org/a.png")
			.name("a")
			.build();
		AssistantMessage message = AssistantMessage.builder()
			.content("Paris.")
			.properties(Map.of("signatures", List.of(new byte[] { 3, 4 }), "nested", Map.of("list", List.of(1, 2L))))
			.toolCalls(List.of(new AssistantMessage.ToolCall("1", "function", "currentTime", "{}")))
			.media(List.of(bytes, url))
			.build();
		ChatGenerationMetadata metadata = ChatGenerationMetadata.builder()
			.finishReason("stop")
			.contentFilters(Set.of("hate"))
			.metadata("score", 0.5)
			.build();
		ChatResponseMetadata response = ChatResponseMetadata.builder()
			.id("id-1")
			.model("model-1")
			.usage(new DefaultUsage(1, 2, 3, Map.of("native", 1), 4L, 5L))
			.rateLimit(new AnthropicRateLimit(1L, 2L, Duration.ofSeconds(3), 4L, 5L, Duration.ofSeconds(6), 7L, 8L,
					Duration.ofSeconds(9), 10L, 11L, Duration.ofSeconds(12)))
			.promptMetadata(PromptMetadata.of(PromptFilterMetadata.from(0, "safe")))
			.keyValue("instant", Instant.parse("2025-02-24T19:22:56.123456789Z"))
			.build();
		return new ChatResponse(
				List.of(new Generation(message, metadata),
						new Generation(new NotedMessage("Lyon.", "a"), ChatGenerationMetadata.builder().build())),
				response);
	}

	private static ChatResponse withMetadata(String key, Object value) {
		return new ChatResponse(List.of(), ChatResponseMetadata.builder().keyValue(key, value).build());
	}

	private static AssistantMessage message(@Nullable String text) {
		return AssistantMessage.builder().content(text).build();
	}

	/** As providers do that keep more than Spring AI's message can. */
	private static final class NotedMessage extends AssistantMessage {

		private final String note;

		NotedMessage(String text, String note) {
			super(text, Map.of(), List.of(), List.of());
			this.note = note;
		}

		@Override
		public String toString() {
			return "NotedMessage " + this.note;
		}

	}

}
