package io.ecoai.chat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.google.genai.types.HttpOptions;
import io.ecoai.endpoint.ClientFields;
import io.ecoai.impact.TokenUsage;
import io.ecoai.key.RequestHeaders;
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
				+ ClientFields.read(client, "vertexAI") + " " + ClientFields.read(client, "location") + sent.inShort()
				+ defaultUsage(model);
	}

	/** The only option of a model that applies where a prompt has options of its own. */
	private static String defaultUsage(ChatModel model) {
		return (model.getOptions() instanceof GoogleGenAiChatOptions options
				&& Boolean.FALSE.equals(options.getIncludeExtendedUsageMetadata())) ? " usage=basic" : "";
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
	public boolean namesKeptContent(ChatOptions options) {
		return options instanceof GoogleGenAiChatOptions google && google.getCachedContentName() != null;
	}

	@Override
	public boolean isTimeDependent(ChatOptions options) {
		return options instanceof GoogleGenAiChatOptions google
				&& Boolean.TRUE.equals(google.getGoogleSearchRetrieval());
	}

	/**
	 * Each of several candidates has an end of its own. Spring AI's client says that the
	 * model has stopped wherever Google says nothing, and current models count tokens in
	 * every chunk, so that nothing but {@link #isSaidByGoogle} tells the end.
	 */
	@Override
	public boolean hasEnded(List<ChatResponse> chunks) {
		Set<Object> begun = new HashSet<>();
		Set<Object> ended = new HashSet<>();
		chunks.stream().flatMap((chunk) -> chunk.getResults().stream()).forEach((generation) -> {
			Object index = generation.getOutput().getMetadata().getOrDefault("candidateIndex", 0);
			begun.add(index);
			if (isSaidByGoogle(generation.getMetadata().getFinishReason())) {
				ended.add(index);
			}
		});
		return !ended.isEmpty() && ended.containsAll(begun);
	}

	/**
	 * What the client says on its own is a constant of the SDK, or of the client if it
	 * changes, and all constants of one spelling are one object. What was read from an
	 * answer is an object of its own. Where that should change one day, streams are not
	 * kept.
	 */
	@SuppressWarnings("ReferenceEquality")
	private static boolean isSaidByGoogle(@Nullable String reason) {
		return reason != null && reason != reason.intern();
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
