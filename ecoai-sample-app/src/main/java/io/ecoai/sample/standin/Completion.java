package io.ecoai.sample.standin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An answer in OpenAI's words.
 *
 * @param id the id of the answer
 * @param created when it was made, in seconds since 1970
 * @param model the model that was asked for
 * @param text the text
 * @param usage the token counts
 */
record Completion(String id, long created, String model, String text, Map<String, Object> usage) {

	/** English text has about four characters to a token. */
	private static final int CHARACTERS_PER_TOKEN = 4;

	/** What the format of a message adds to its text. */
	private static final int TOKENS_PER_MESSAGE = 4;

	static Completion of(ChatRequest request, String text) {
		int prompt = request.messages()
			.stream()
			.mapToInt((message) -> TOKENS_PER_MESSAGE + tokens(message.text()))
			.sum();
		int answer = tokens(text);
		Map<String, Object> usage = Map.of("prompt_tokens", prompt, "completion_tokens", answer, "total_tokens",
				prompt + answer);
		String id = "chatcmpl-standin-" + Integer.toHexString(request.messages().hashCode());
		return new Completion(id, Instant.now().getEpochSecond(), request.model(), text, usage);
	}

	private static int tokens(String text) {
		return (text.length() + CHARACTERS_PER_TOKEN - 1) / CHARACTERS_PER_TOKEN;
	}

	static Map<String, Object> error(String message) {
		return Map.of("error", Map.of("message", message, "type", "invalid_request_error", "code", "stand_in"));
	}

	Map<String, Object> whole() {
		Map<String, Object> message = Map.of("role", "assistant", "content", this.text);
		return Map.of("id", this.id, "object", "chat.completion", "created", this.created, "model", this.model,
				"choices", List.of(Map.of("index", 0, "message", message, "finish_reason", "stop")), "usage",
				this.usage);
	}

	List<Map<String, Object>> chunks(boolean includeUsage) {
		List<Map<String, Object>> chunks = new ArrayList<>();
		chunks.add(chunk(Map.of("index", 0, "delta", Map.of("role", "assistant", "content", ""))));
		for (String word : this.text.split("(?<=\\s)")) {
			chunks.add(chunk(Map.of("index", 0, "delta", Map.of("content", word))));
		}
		chunks.add(chunk(Map.of("index", 0, "delta", Map.of(), "finish_reason", "stop")));
		if (includeUsage) {
			chunks.add(Map.of("id", this.id, "object", "chat.completion.chunk", "created", this.created, "model",
					this.model, "choices", List.of(), "usage", this.usage));
		}
		return chunks;
	}

	private Map<String, Object> chunk(Map<String, Object> choice) {
		return Map.of("id", this.id, "object", "chat.completion.chunk", "created", this.created, "model", this.model,
				"choices", List.of(choice));
	}

}
