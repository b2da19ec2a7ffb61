package io.ecoai.wire;

import java.util.List;
import java.util.Map;

import org.springframework.ai.anthropic.AnthropicChatModel;
import org.springframework.ai.anthropic.AnthropicChatOptions;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.prompt.ChatOptions;

/**
 * Anthropic's messages.
 */
final class AnthropicWire implements ProviderWire {

	@Override
	public String folder() {
		return "anthropic";
	}

	@Override
	public boolean serves(WireRequest request) {
		return request.path().equals("/v1/messages");
	}

	@Override
	public Map<String, String> headers(Answer answer) {
		// A reset in the past is read as zero. One in the future is read as the time that
		// is left and so differs from call to call: only extras have that.
		String reset = (answer == Answer.EXTRAS) ? "2199-01-27T00:00:00Z" : "2025-01-27T00:00:00Z";
		return Map.of("request-id", "req_018EeWyXxfu5pfWkrYcMdjWG", "anthropic-ratelimit-requests-limit", "1000",
				"anthropic-ratelimit-requests-remaining", "999", "anthropic-ratelimit-requests-reset", reset,
				"anthropic-ratelimit-input-tokens-limit", "80000", "anthropic-ratelimit-input-tokens-remaining",
				"79000", "anthropic-ratelimit-input-tokens-reset", reset);
	}

	@Override
	public int eventsForTwoChunks() {
		// The message starts, its text starts, and the server says that it is alive.
		return 5;
	}

	@Override
	public ChatModel createModel(String baseUrl, ModelSettings settings) {
		AnthropicChatOptions options = ((AnthropicChatOptions) settings.options()).mutate()
			.baseUrl(baseUrl)
			.apiKey("dummy")
			.maxRetries(settings.retries())
			.timeout(settings.timeout())
			.build();
		return AnthropicChatModel.builder()
			.options(options)
			.observationRegistry(settings.observationRegistry())
			.build();
	}

	@Override
	public ChatOptions options(OptionValues values) {
		return AnthropicChatOptions.builder()
			.model(values.model())
			.maxTokens(1024)
			.temperature(values.temperature())
			.toolCallbacks(values.tools())
			.build();
	}

	@Override
	public List<PromptChange> mutations() {
		return AnthropicChanges.mutations();
	}

	@Override
	public List<PromptChange> harmlessChanges() {
		return AnthropicChanges.harmless();
	}

}
