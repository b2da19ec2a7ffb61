package io.ecoai.chat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.anthropic.models.messages.ToolChoice;
import com.anthropic.models.messages.ToolChoiceAny;
import io.ecoai.wire.Tools;

import org.springframework.ai.anthropic.AnthropicChatOptions;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.AssistantMessage.ToolCall;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.SystemMessage;
import org.springframework.ai.chat.messages.ToolResponseMessage;
import org.springframework.ai.chat.messages.ToolResponseMessage.ToolResponse;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.content.Media;
import org.springframework.ai.google.genai.GoogleGenAiChatOptions;
import org.springframework.ai.google.genai.common.GoogleGenAiSafetySetting;
import org.springframework.ai.google.genai.common.GoogleGenAiSafetySetting.HarmBlockThreshold;
import org.springframework.ai.google.genai.common.GoogleGenAiSafetySetting.HarmCategory;
import org.springframework.ai.google.genai.common.GoogleGenAiThinkingLevel;
import org.springframework.ai.ollama.api.OllamaChatOptions;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.util.MimeTypeUtils;

/**
 * The keys of requests that never change. Also a program, to be run in other Java
 * runtimes.
 */
final class GoldenKeys {

	private GoldenKeys() {
	}

	/** Prints a line for each key. */
	public static void main(String[] args) {
		keys().forEach((name, key) -> System.out.println(name + "=" + key));
	}

	static Map<String, String> keys() {
		Map<String, String> keys = new TreeMap<>();
		keys.put("openai", key(new OpenAiProvider(), openAi()));
		keys.put("anthropic", key(new AnthropicProvider(), anthropic()));
		keys.put("gemini", key(new GoogleGenAiProvider(), gemini()));
		keys.put("ollama", key(new OllamaProvider(), ollama()));
		keys.put("plain", key(new OtherProvider(), ChatOptions.builder().model("m").topK(3).build()));
		return keys;
	}

	private static String key(ChatProvider provider, ChatOptions options) {
		return Requests.of(provider, new Prompt(messages(), options)).key().value();
	}

	private static List<Message> messages() {
		Media picture = Media.builder()
			.mimeType(MimeTypeUtils.IMAGE_PNG)
			.data((Object) new byte[] { 1, 2, -3 })
			.name("Title.PNG")
			.build();
		Media link = Media.builder()
			.mimeType(MimeTypeUtils.IMAGE_JPEG)
			.data(URI.create("https://example.com/ı.jpg"))
			.build();
		return List.of(new SystemMessage("Iİıi: answer in one sentence.\r\n"),
				UserMessage.builder().text("Grüße \uD83D\uDE00").media(picture, link).build(),
				AssistantMessage.builder()
					.content("")
					.toolCalls(List.of(new ToolCall("call_1", "function", "currentWeather", "{\"city\":\"İzmir\"}")))
					.build(),
				ToolResponseMessage.builder()
					.responses(List.of(new ToolResponse("call_1", "currentWeather", "{\"celsius\":21}")))
					.build(),
				new AssistantMessage("21 degrees"), new UserMessage("half of it \uD83D"));
	}

	private static ChatOptions openAi() {
		// Such maps and sets have another order in every Java runtime.
		Map<String, Object> extra = Map.of("integer", 1, "long", 2L, "double", 0.1, "float", 1.5f, "text", "TITLE",
				"truth", true, "list", List.of(3, 1, 2), "set", Set.of("x", "y", "z", "I"), "map",
				Map.of("b", Map.of("I", 1, "i", 2), "a", List.of()), "duration", Duration.ofMillis(1500));
		return OpenAiChatOptions.builder()
			.model("gpt-4o")
			.temperature(0.2)
			.logitBias(Map.of("50256", -100, "7", 1, "11", 2))
			.stop(List.of("b", "a"))
			.customHeaders(Map.of("X-Title", "I", "X-Route", "eu", "Authorization", "secret"))
			.extraBody(extra)
			.toolCallbacks(List.of(Tools.weather(), Tools.time()))
			.build();
	}

	private static ChatOptions anthropic() {
		return AnthropicChatOptions.builder()
			.model("claude-sonnet-4-5")
			.maxTokens(1000)
			.thinkingEnabled(2048)
			.outputSchema("""
					{"type":"object","properties":{"b":{"type":"string"},"a":{"type":"integer"}},"required":["b"]}""")
			.toolChoice(ToolChoice.ofAny(ToolChoiceAny.builder().build()))
			.toolCallbacks(List.of(Tools.weather()))
			.build();
	}

	private static ChatOptions gemini() {
		GoogleGenAiSafetySetting safety = new GoogleGenAiSafetySetting.Builder()
			.withCategory(HarmCategory.HARM_CATEGORY_HATE_SPEECH)
			.withThreshold(HarmBlockThreshold.BLOCK_ONLY_HIGH)
			.build();
		return GoogleGenAiChatOptions.builder()
			.model("gemini-2.5-flash")
			.thinkingLevel(GoogleGenAiThinkingLevel.LOW)
			.safetySettings(List.of(safety))
			.build();
	}

	private static ChatOptions ollama() {
		return OllamaChatOptions.builder()
			.model("llama3.1:8b")
			.format(Map.of("type", "object", "required", List.of("a"), "properties",
					Map.of("a", Map.of("type", "string"))))
			.thinkHigh()
			.minP(0.05)
			.build();
	}

}
