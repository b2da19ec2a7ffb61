package io.ecoai.chat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.ecoai.wire.Tools;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.ai.anthropic.AnthropicChatOptions;
import org.springframework.ai.anthropic.AnthropicSkill;
import org.springframework.ai.anthropic.AnthropicWebSearchTool;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.SystemMessage;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.DefaultChatOptions;
import org.springframework.ai.content.Media;
import org.springframework.ai.google.genai.GoogleGenAiChatOptions;
import org.springframework.ai.ollama.api.OllamaChatOptions;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.util.MimeTypeUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which requests may be answered with the answer to another one.
 */
class PlainQuestionsTests {

	private static final Message QUESTION = new UserMessage("Who?");

	private static final ChatOptions PLAIN = OpenAiChatOptions.builder().build();

	static Stream<Arguments> plain() {
		return Stream.of(Arguments.of(new OpenAiProvider(), PLAIN),
				Arguments.of(new OpenAiProvider(),
						OpenAiChatOptions.builder().extraBody(Map.of("repetition_penalty", 1.1)).build()),
				Arguments.of(new AnthropicProvider(), AnthropicChatOptions.builder().build()),
				Arguments.of(new GoogleGenAiProvider(), GoogleGenAiChatOptions.builder().build()),
				Arguments.of(new OllamaProvider(), OllamaChatOptions.builder().build()),
				Arguments.of(new OtherProvider(), ChatOptions.builder().build()));
	}

	static Stream<Arguments> withTools() {
		return Stream.of(
				Arguments.of(new OpenAiProvider(), OpenAiChatOptions.builder().toolCallbacks(Tools.weather()).build()),
				Arguments.of(new OpenAiProvider(),
						OpenAiChatOptions.builder()
							.extraBody(Map.of("tools", List.of(Map.of("type", "function"))))
							.build()),
				Arguments.of(new OpenAiProvider(),
						OpenAiChatOptions.builder().extraBody(Map.of("functions", List.of(Map.of()))).build()),
				Arguments.of(new AnthropicProvider(),
						AnthropicChatOptions.builder()
							.webSearchTool(AnthropicWebSearchTool.builder().maxUses(1).build())
							.build()),
				Arguments.of(new AnthropicProvider(), AnthropicChatOptions.builder().skill(AnthropicSkill.PDF).build()),
				Arguments.of(new GoogleGenAiProvider(),
						GoogleGenAiChatOptions.builder().googleSearchRetrieval(true).build()),
				Arguments.of(new GoogleGenAiProvider(),
						GoogleGenAiChatOptions.builder()
							.useCachedContent(true)
							.cachedContentName("cachedContents/1")
							.build()),
				Arguments.of(new OllamaProvider(), OllamaChatOptions.builder().toolCallbacks(Tools.weather()).build()),
				Arguments.of(new OtherProvider(), new WithDefinitions()));
	}

	private static boolean isOne(ChatProvider provider, ChatOptions options, Message... messages) {
		return PlainQuestions.isOne(List.of(messages), options, provider);
	}

	@ParameterizedTest
	@MethodSource("plain")
	void areThoseInPlainText(ChatProvider provider, ChatOptions options) {
		assertThat(isOne(provider, options, new SystemMessage("Be brief."), QUESTION)).isTrue();
	}

	@ParameterizedTest
	@MethodSource("withTools")
	void haveNoToolsWhateverOptionNamesThem(ChatProvider provider, ChatOptions options) {
		assertThat(isOne(provider, options, QUESTION)).isFalse();
	}

	@Test
	void endWithTheUserAndHaveNoMedia() {
		assertThat(isOne(new OpenAiProvider(), PLAIN, QUESTION, new AssistantMessage("Me."))).isFalse();
		Message image = UserMessage.builder()
			.text("Look")
			.media(new Media(MimeTypeUtils.IMAGE_PNG, URI.create("https://example.com/m")))
			.build();
		assertThat(isOne(new OpenAiProvider(), PLAIN, image, QUESTION)).isFalse();
	}

	/** As some providers' options are, beside the callbacks. */
	public static class WithDefinitions extends DefaultChatOptions {

		WithDefinitions() {
			super(null, null, null, null, null, null, null, null);
		}

		public List<String> getTools() {
			return List.of("weather");
		}

	}

}
