package io.ecoai.wire;

import java.util.List;

import com.google.genai.Client;
import com.google.genai.types.HttpOptions;
import com.google.genai.types.HttpRetryOptions;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.google.genai.GoogleGenAiChatModel;
import org.springframework.ai.google.genai.GoogleGenAiChatOptions;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;

/**
 * Google's generateContent.
 */
final class GeminiWire implements ProviderWire {

	@Override
	public String folder() {
		return "gemini";
	}

	@Override
	public boolean serves(WireRequest request) {
		return request.path().matches("/v1beta/models/[^/]+:(generateContent|streamGenerateContent\\?alt=sse)");
	}

	@Override
	public boolean streams(WireRequest request) {
		return request.path().contains(":streamGenerateContent");
	}

	@Override
	public String eventEnd() {
		return "\r\n\r\n";
	}

	@Override
	public int eventsForTwoChunks() {
		// The SDK reads one event ahead. Reactor asks it for the second chunk before it
		// passes on the first.
		return 3;
	}

	@Override
	public ChatModel createModel(String baseUrl, ModelSettings settings) {
		HttpOptions.Builder http = HttpOptions.builder()
			.baseUrl(baseUrl)
			.retryOptions(HttpRetryOptions.builder().attempts(1 + settings.retries()).build());
		if (settings.timeout() != null) {
			http.timeout((int) settings.timeout().toMillis());
		}
		return GoogleGenAiChatModel.builder()
			.genAiClient(Client.builder().apiKey("dummy").httpOptions(http.build()).build())
			.options((GoogleGenAiChatOptions) settings.options())
			.retryTemplate(new RetryTemplate(RetryPolicy.withMaxRetries(0)))
			.observationRegistry(settings.observationRegistry())
			.build();
	}

	@Override
	public ChatOptions options(OptionValues values) {
		return GoogleGenAiChatOptions.builder()
			.model(values.model())
			.temperature(values.temperature())
			.toolCallbacks(values.tools())
			.build();
	}

	@Override
	public List<PromptChange> mutations() {
		return GeminiChanges.mutations();
	}

	@Override
	public List<PromptChange> harmlessChanges() {
		return GeminiChanges.harmless();
	}

}
