package io.ecoai.chat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.anthropic.models.messages.OutputConfig;
import io.ecoai.usage.PromptType;
import io.ecoai.wire.Tools;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.ai.anthropic.AnthropicChatOptions;
import org.springframework.ai.anthropic.AnthropicSkill;
import org.springframework.ai.anthropic.AnthropicWebSearchTool;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.content.Media;
import org.springframework.ai.google.genai.GoogleGenAiChatOptions;
import org.springframework.ai.model.tool.StructuredOutputChatOptions;
import org.springframework.ai.model.tool.ToolCallingChatOptions;
import org.springframework.ai.ollama.api.OllamaChatOptions;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.util.MimeType;

import static org.assertj.core.api.Assertions.assertThat;

class PromptTypesTests {

	private static final String SCHEMA = """
			{"type":"object","properties":{"name":{"type":"string"}},"required":["name"],"additionalProperties":false}""";

	private static final ChatProvider OPEN_AI = new OpenAiProvider();

	private static final ChatProvider ANTHROPIC = new AnthropicProvider();

	private static final ChatProvider GEMINI = new GoogleGenAiProvider();

	private static final ChatProvider OLLAMA = new OllamaProvider();

	private static final ChatProvider OTHER = new OtherProvider();

	@ParameterizedTest
	@MethodSource
	void readsTheOptionsOfEachProvider(PromptType expected, ChatProvider provider, ChatOptions options) {
		assertThat(PromptTypes.of(List.of(new UserMessage("Who?")), options, provider)).isEqualTo(expected);
	}

	static Stream<Arguments> readsTheOptionsOfEachProvider() {
		return Stream.of(Arguments.of(PromptType.TEXT, OPEN_AI, OpenAiChatOptions.builder().build()),
				structured(OPEN_AI, OpenAiChatOptions.builder().outputSchema(SCHEMA).build()),
				structured(OPEN_AI, openAi(OpenAiChatModel.ResponseFormat.Type.JSON_OBJECT)),
				structured(OPEN_AI, openAi(OpenAiChatModel.ResponseFormat.Type.JSON_SCHEMA)),
				Arguments.of(PromptType.TEXT, OPEN_AI, openAi(OpenAiChatModel.ResponseFormat.Type.TEXT)),
				Arguments.of(PromptType.AUDIO, OPEN_AI,
						OpenAiChatOptions.builder().outputModalities(List.of("text", "audio")).build()),
				Arguments.of(PromptType.TEXT, OPEN_AI,
						OpenAiChatOptions.builder().outputModalities(List.of("text")).build()),
				tool(OPEN_AI, OpenAiChatOptions.builder().toolCallbacks(Tools.weather()).build()),
				tool(OPEN_AI, OpenAiChatOptions.builder().extraBody(Map.of("tools", List.of(Map.of()))).build()),
				Arguments.of(PromptType.TEXT, ANTHROPIC, AnthropicChatOptions.builder().build()),
				structured(ANTHROPIC, AnthropicChatOptions.builder().outputSchema(SCHEMA).build()),
				Arguments.of(PromptType.TEXT, ANTHROPIC,
						AnthropicChatOptions.builder().effort(OutputConfig.Effort.LOW).build()),
				tool(ANTHROPIC, AnthropicChatOptions.builder().toolCallbacks(Tools.weather()).build()),
				tool(ANTHROPIC,
						AnthropicChatOptions.builder()
							.webSearchTool(AnthropicWebSearchTool.builder().maxUses(1).build())
							.build()),
				tool(ANTHROPIC, AnthropicChatOptions.builder().skill(AnthropicSkill.PDF).build()),
				Arguments.of(PromptType.TEXT, GEMINI, GoogleGenAiChatOptions.builder().build()),
				structured(GEMINI, GoogleGenAiChatOptions.builder().outputSchema(SCHEMA).build()),
				structured(GEMINI, GoogleGenAiChatOptions.builder().responseMimeType("application/json").build()),
				Arguments.of(PromptType.TEXT, GEMINI,
						GoogleGenAiChatOptions.builder().responseMimeType("text/plain").build()),
				tool(GEMINI, GoogleGenAiChatOptions.builder().googleSearchRetrieval(true).build()),
				tool(GEMINI, GoogleGenAiChatOptions.builder().toolCallbacks(Tools.weather()).build()),
				Arguments.of(PromptType.TEXT, OLLAMA, OllamaChatOptions.builder().build()),
				structured(OLLAMA, OllamaChatOptions.builder().outputSchema(SCHEMA).build()),
				structured(OLLAMA, OllamaChatOptions.builder().format("json").build()),
				structured(OLLAMA, OllamaChatOptions.builder().format(Map.of("type", "object")).build()),
				Arguments.of(PromptType.TEXT, OLLAMA, OllamaChatOptions.builder().format("").build()),
				tool(OLLAMA, OllamaChatOptions.builder().toolCallbacks(Tools.weather()).build()),
				Arguments.of(PromptType.TEXT, OTHER, ChatOptions.builder().build()),
				structured(OTHER, StructuredOutputChatOptions.builder().outputSchema(SCHEMA).build()),
				tool(OTHER, ToolCallingChatOptions.builder().toolCallbacks(Tools.weather()).build()));
	}

	@ParameterizedTest
	@CsvSource({ "image/png,IMAGE", "audio/mp3,AUDIO", "video/mp4,FILE", "application/pdf,FILE", "text/csv,FILE",
			"application/vnd.ms-excel,FILE", "'image/png,audio/wav',AUDIO", "'audio/wav,image/png,video/mpeg',FILE" })
	void readsMediaInWhatTheUserAndTheModelSay(String types, PromptType expected) {
		List<Media> media = Stream.of(types.split(","))
			.map((type) -> new Media(MimeType.valueOf(type), URI.create("https://example.com/m")))
			.toList();
		ChatOptions options = OpenAiChatOptions.builder().build();
		Message user = UserMessage.builder().text("Look").media(media).build();
		Message assistant = AssistantMessage.builder().content("Here").media(media).build();
		Message question = new UserMessage("And?");
		assertThat(PromptTypes.of(List.of(user), options, OPEN_AI)).isEqualTo(expected);
		assertThat(PromptTypes.of(List.of(user, question), options, OPEN_AI)).isEqualTo(expected);
		assertThat(PromptTypes.of(List.of(assistant, question), options, OPEN_AI)).isEqualTo(expected);
	}

	@Test
	void takesTheFirstOfSeveral() {
		Message file = UserMessage.builder()
			.text("Look")
			.media(List.of(new Media(MimeType.valueOf("application/pdf"), URI.create("https://example.com/m"))))
			.build();
		OpenAiChatOptions audio = OpenAiChatOptions.builder().outputModalities(List.of("audio")).build();
		OpenAiChatOptions tools = audio.mutate().toolCallbacks(Tools.weather()).build();
		OpenAiChatOptions all = tools.mutate().outputSchema(SCHEMA).build();
		assertThat(PromptTypes.of(List.of(file), all, OPEN_AI)).isEqualTo(PromptType.STRUCTURED);
		assertThat(PromptTypes.of(List.of(file), tools, OPEN_AI)).isEqualTo(PromptType.TOOL);
		assertThat(PromptTypes.of(List.of(file), audio, OPEN_AI)).isEqualTo(PromptType.FILE);
	}

	private static ChatOptions openAi(OpenAiChatModel.ResponseFormat.Type type) {
		return OpenAiChatOptions.builder()
			.responseFormat(OpenAiChatModel.ResponseFormat.builder().type(type).build())
			.build();
	}

	private static Arguments structured(ChatProvider provider, ChatOptions options) {
		return Arguments.of(PromptType.STRUCTURED, provider, options);
	}

	private static Arguments tool(ChatProvider provider, ChatOptions options) {
		return Arguments.of(PromptType.TOOL, provider, options);
	}

}
