package io.ecoai.wire;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

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

	/** The answer to a request for images, or null if it is none. */
	default @Nullable WireAnswer images(WireRequest request) {
		return null;
	}

	default boolean streams(WireRequest request) {
		return request.body().replace(" ", "").contains("\"stream\":true");
	}

	default String streamContentType() {
		return "text/event-stream";
	}

	/** What ends each event of a stream. */
	default String eventEnd() {
		return "\n\n";
	}

	/** How many events of a text the client reads until it hands out two chunks. */
	default int eventsForTwoChunks() {
		return 2;
	}

	/** What may be sent between two events and is read by no client. */
	default String keepAlive() {
		return ":\n";
	}

	/** What is left of an answer if a request asks for less than all of it. */
	default String asked(String body, WireRequest request) {
		return body;
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
