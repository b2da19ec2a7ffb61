package io.ecoai.sample.standin;

import java.util.List;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

/**
 * What of a chat request the stand-in needs to know.
 *
 * @param model the model that was asked for
 * @param stream whether the answer is to be streamed
 * @param includeUsage whether the stream is to end with the token counts
 * @param messages the messages, oldest first
 */
record ChatRequest(String model, boolean stream, boolean includeUsage, List<Message> messages) {

	static ChatRequest read(JsonNode body) {
		List<Message> messages = body.path("messages")
			.valueStream()
			.map((message) -> new Message(message.path("role").asString(""), text(message.path("content"))))
			.toList();
		return new ChatRequest(body.path("model").asString("unknown"), body.path("stream").asBoolean(false),
				body.path("stream_options").path("include_usage").asBoolean(false), messages);
	}

	private static String text(JsonNode content) {
		if (content.isArray()) {
			return content.valueStream().map((part) -> part.path("text").asString("")).collect(Collectors.joining());
		}
		return content.asString("");
	}

	String question() {
		return this.messages.stream()
			.filter((message) -> message.role().equals("user"))
			.reduce((first, second) -> second)
			.map(Message::text)
			.orElse("");
	}

	/**
	 * How much of the conversation came along.
	 * @return the number of questions and answers before the last question
	 */
	long earlierMessages() {
		long said = this.messages.stream()
			.filter((message) -> message.role().equals("user") || message.role().equals("assistant"))
			.count();
		return Math.max(0, said - 1);
	}

	record Message(String role, String text) {

	}

}
