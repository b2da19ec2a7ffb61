package io.ecoai.chat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.AssistantMessage.ToolCall;
import org.springframework.ai.chat.metadata.ChatGenerationMetadata;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.content.Media;

/**
 * What the chunks of a stream come to, as far as it matters for whether they are kept:
 * one generation with all text, tool calls, media and metadata of theirs, and one for
 * each reason to stop.
 */
final class StreamedAnswer {

	/** What the OpenAI client says in every chunk but the last. */
	static final String NOT_YET = "_UNKNOWN";

	private StreamedAnswer() {
	}

	static ChatResponse of(List<ChatResponse> chunks) {
		StringBuilder text = new StringBuilder();
		Map<String, Object> properties = new HashMap<>();
		List<ToolCall> toolCalls = new ArrayList<>();
		List<Media> media = new ArrayList<>();
		List<String> reasons = new ArrayList<>();
		for (ChatResponse chunk : chunks) {
			for (Generation generation : chunk.getResults()) {
				AssistantMessage message = generation.getOutput();
				text.append((message.getText() != null) ? message.getText() : "");
				message.getMetadata().forEach((key, value) -> keep(properties, key, value));
				toolCalls.addAll(message.getToolCalls());
				media.addAll(message.getMedia());
				String reason = generation.getMetadata().getFinishReason();
				if (reason != null && !reason.isEmpty() && !reasons.contains(reason)) {
					reasons.add(reason);
				}
			}
		}
		if (reasons.size() > 1) {
			reasons.remove(NOT_YET);
		}
		AssistantMessage message = AssistantMessage.builder()
			.content(text.toString())
			.properties(properties)
			.toolCalls(toolCalls)
			.media(media)
			.build();
		List<Generation> generations = new ArrayList<>();
		reasons.forEach((reason) -> generations.add(generation(message, reason)));
		return new ChatResponse(generations.isEmpty() ? List.of(generation(message, null)) : generations);
	}

	/** An empty value of a later chunk takes nothing back. */
	private static void keep(Map<String, Object> properties, String key, @Nullable Object value) {
		if (value != null && !(value instanceof String text && text.isEmpty())) {
			properties.put(key, value);
		}
	}

	private static Generation generation(AssistantMessage message, @Nullable String reason) {
		return new Generation(message, ChatGenerationMetadata.builder().finishReason(reason).build());
	}

}
