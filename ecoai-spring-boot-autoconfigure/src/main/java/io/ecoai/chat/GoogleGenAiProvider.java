package io.ecoai.chat;

import io.ecoai.endpoint.ClientFields;
import io.ecoai.key.RequestHeaders;

import java.util.List;
import java.util.Set;

import com.google.genai.types.HttpOptions;
import io.ecoai.impact.TokenUsage;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.metadata.Usage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.google.genai.GoogleGenAiChatOptions;
import org.springframework.ai.google.genai.metadata.GoogleGenAiUsage;
import org.springframework.util.StringUtils;

/**
 * Google's Gemini, by its API key or through Vertex AI.
 */
final class GoogleGenAiProvider extends AbstractChatProvider {

	@Override
	public String id(@Nullable String endpoint) {
		return "gemini";
	}

	@Override
	public @Nullable String endpoint(ChatModel model) {
		Object client = ClientFields.read(model, "genAiClient", "apiClient");
		if (!(ClientFields.read(client, "httpOptions") instanceof HttpOptions options) || options.baseUrl().isEmpty()) {
			return null;
		}
		RequestHeaders sent = new RequestHeaders();
		options.headers().ifPresent((headers) -> headers.forEach(sent::add));
		options.extraBody().ifPresent((body) -> body.forEach(sent::add));
		return options.baseUrl().get() + " " + options.apiVersion().orElse("") + " vertex="
				+ ClientFields.read(client, "vertexAI") + " " + ClientFields.read(client, "location") + sent.inShort();
	}

	@Override
	public boolean streamsAllThatItReturns() {
		return true;
	}

	@Override
	public Set<String> ignoredOptions() {
		return Set.of("labels", "autoCacheThreshold", "autoCacheTtl");
	}

	@Override
	public List<String> sentMetadata() {
		return List.of("thoughtSignatures");
	}

	/** A type alone will do: JSON of any form, or one of several words. */
	@Override
	public boolean isStructured(ChatOptions options) {
		if (super.isStructured(options)) {
			return true;
		}
		String type = (options instanceof GoogleGenAiChatOptions google) ? google.getResponseMimeType() : null;
		return StringUtils.hasText(type) && !type.equals("text/plain");
	}

	@Override
	public boolean hasOwnTools(ChatOptions options) {
		return isTimeDependent(options);
	}

	@Override
	public boolean isTimeDependent(ChatOptions options) {
		return options instanceof GoogleGenAiChatOptions google
				&& Boolean.TRUE.equals(google.getGoogleSearchRetrieval());
	}

	/**
	 * Spring AI's client says that the model has stopped wherever Google says nothing,
	 * but the tokens of the output are counted at the end.
	 */
	@Override
	public boolean hasEnded(List<ChatResponse> chunks) {
		return count(chunks.get(chunks.size() - 1).getMetadata().getUsage().getCompletionTokens()) > 0;
	}

	/** Gemini counts thoughts apart from the output. */
	@Override
	public @Nullable TokenUsage tokens(Usage usage) {
		TokenUsage tokens = super.tokens(usage);
		if (tokens == null || !(usage instanceof GoogleGenAiUsage google)) {
			return tokens;
		}
		return new TokenUsage(tokens.inputTokens() + count(google.getToolUsePromptTokenCount()),
				count(google.getCompletionTokens()) + count(google.getThoughtsTokenCount()), tokens.cacheReadTokens(),
				tokens.cacheWriteTokens());
	}

}
