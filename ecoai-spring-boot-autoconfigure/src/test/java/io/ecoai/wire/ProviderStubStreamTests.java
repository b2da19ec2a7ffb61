package io.ecoai.wire;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.ai.chat.messages.AssistantMessage.ToolCall;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.openai.OpenAiChatOptions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the streams of {@link ProviderStub}: every one is read to its end by the
 * provider's real client.
 */
class ProviderStubStreamTests {

	@ParameterizedTest
	@EnumSource
	void everyAnswerCanBeStreamed(Provider provider) {
		assertThat(provider.streamedAnswers()).isEqualTo(provider.answers())
			.contains(Answer.TEXT, Answer.JSON, Answer.TOOL_CALL, Answer.NEXT_TOOL_CALL, Answer.PARALLEL_TOOL_CALLS,
					Answer.REASONING, Answer.REASONING_TOOL_CALL, Answer.LENGTH, Answer.EMPTY, Answer.EXTRAS);
	}

	static Stream<Arguments> streams() {
		return Arrays.stream(Provider.values())
			.flatMap((provider) -> provider.streamedAnswers().stream().map((answer) -> Arguments.of(provider, answer)));
	}

	@ParameterizedTest
	@MethodSource("streams")
	void givesTheRealClientTheWholeStream(Provider provider, Answer answer) {
		List<ChatResponse> chunks = stream(provider, answer, provider.promptFor(answer));
		assertThat(textOf(chunks)).contains(switch (answer) {
			case TEXT -> "Paris is the capital of France – 🗼.";
			case JSON -> "{\"name\":\"Ada\",\"age\":36}";
			case CITATIONS -> "Paris is the capital of France.";
			case LENGTH -> "Paris is the";
			case FILTERED -> "Paris is";
			case TWO_CHOICES -> "The capital of";
			case REASONING -> "Paris.";
			default -> "";
		});
		assertThat(callsOf(chunks)).allSatisfy((call) -> assertThat(call.name()).isEqualTo("currentWeather"))
			.extracting(ToolCall::arguments)
			.map((arguments) -> arguments.replace(" ", ""))
			.containsExactlyElementsOf(argumentsOf(provider, answer));
		assertThat(chunks).hasSizeGreaterThanOrEqualTo(
				callsOf(chunks).isEmpty() && answer != Answer.EMPTY && answer != Answer.FILTERED ? 2 : 1);
		assertThat(chunks.stream().anyMatch((chunk) -> chunk.getMetadata().getUsage().getCompletionTokens() > 0))
			.isEqualTo(answer != Answer.EMPTY || Set.of(Provider.OPENAI, Provider.ANTHROPIC).contains(provider));
	}

	@ParameterizedTest
	@EnumSource(names = "OLLAMA", mode = EnumSource.Mode.EXCLUDE)
	void countsCachedTokensInAStream(Provider provider) {
		assertThat(stream(provider, Answer.TEXT, provider.promptFor(Answer.TEXT))).last()
			.satisfies((chunk) -> assertThat(chunk.getMetadata().getUsage().getCacheReadInputTokens()).isEqualTo(1024));
	}

	@Test
	void givesAClientOfOpenAiNoUsageThatDidNotAskForIt() {
		Prompt prompt = Provider.OPENAI.promptFor(Answer.TEXT);
		Prompt without = new Prompt(prompt.getInstructions(),
				((OpenAiChatOptions) Objects.requireNonNull(prompt.getOptions())).mutate().streamUsage(false).build());
		for (Answer answer : Provider.OPENAI.streamedAnswers()) {
			int with = stream(Provider.OPENAI, answer, prompt).size();
			List<ChatResponse> chunks = stream(Provider.OPENAI, answer, without);
			assertThat(chunks).as(answer.name())
				.hasSize(callsOf(chunks).isEmpty() ? with - 1 : with)
				.allSatisfy((chunk) -> assertThat(chunk.getMetadata().getUsage().getTotalTokens()).isZero());
		}
	}

	private static List<String> argumentsOf(Provider provider, Answer answer) {
		String paris = "{\"city\":\"Paris\"}";
		String lyon = "{\"city\":\"Lyon\"}";
		return switch (answer) {
			case TOOL_CALL -> List.of(paris);
			case NEXT_TOOL_CALL -> List.of(lyon);
			case PARALLEL_TOOL_CALLS -> List.of(paris, "{\"city\":\"İstanbul\",\"days\":2}");
			case REASONING_TOOL_CALL -> (provider != Provider.GEMINI) ? List.of(paris) : List.of(paris, lyon);
			// Ollama's extra is a call without an id.
			case EXTRAS -> (provider == Provider.OLLAMA) ? List.of(paris) : List.of();
			default -> List.of();
		};
	}

	private static List<ChatResponse> stream(Provider provider, Answer answer, Prompt prompt) {
		try (ProviderStub stub = ProviderStub.start(provider).answers(answer)) {
			ChatModel model = stub.createModel();
			return model.stream(prompt).collectList().blockOptional().orElseThrow();
		}
	}

	private static List<ToolCall> callsOf(List<ChatResponse> chunks) {
		return chunks.stream()
			.flatMap((chunk) -> chunk.getResults().stream())
			.flatMap((result) -> result.getOutput().getToolCalls().stream())
			.toList();
	}

	private static String textOf(List<ChatResponse> chunks) {
		return chunks.stream()
			.flatMap((chunk) -> chunk.getResults().stream())
			.map((result) -> Objects.requireNonNullElse(result.getOutput().getText(), ""))
			.collect(Collectors.joining());
	}

}
