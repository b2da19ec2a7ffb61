package io.ecoai.wire;

import java.util.List;
import java.util.Map;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.prompt.ChatOptions;

/**
 * What one provider's client and wire format need.
 */
interface ProviderWire {

	String folder();

	/** What a base URL must hold after host and port. */
	default String basePath() {
		return "";
	}

	boolean serves(WireRequest request);

	default boolean streams(WireRequest request) {
		return request.body().replace(" ", "").contains("\"stream\":true");
	}

	default String streamContentType() {
		return "text/event-stream";
	}

	default Map<String, String> headers(Answer answer) {
		return Map.of();
	}

	ChatModel createModel(String baseUrl, ModelSettings settings);

	ChatOptions options(OptionValues values);

	/** What a request must ask for so that the client keeps all of an answer. */
	default ChatOptions asking(ChatOptions options, Answer answer) {
		return options;
	}

	List<PromptChange> mutations();

	List<PromptChange> harmlessChanges();

}
