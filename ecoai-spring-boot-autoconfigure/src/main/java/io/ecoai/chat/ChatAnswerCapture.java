package io.ecoai.chat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.ecoai.chat.ChatAnswer.Metadata;
import io.ecoai.chat.ChatAnswer.Part;
import io.ecoai.value.PlainValues;
import io.ecoai.value.UnrestorableAnswerException;

import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.metadata.ChatGenerationMetadata;
import org.springframework.ai.chat.metadata.ChatResponseMetadata;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;

/**
 * Takes a response apart, all of it. What is of a class that may hold more than is known
 * is refused.
 */
final class ChatAnswerCapture {

	/** A message says its type again in its metadata. */
	private static final String MESSAGE_TYPE = "messageType";

	private static final Class<?> GENERATION_METADATA = ChatGenerationMetadata.NULL.getClass();

	private ChatAnswerCapture() {
	}

	static ChatAnswer capture(ChatResponse response) {
		require(response, ChatResponse.class);
		ChatResponseMetadata metadata = response.getMetadata();
		require(metadata, ChatResponseMetadata.class);
		if (metadata.getPromptMetadata().iterator().hasNext()) {
			throw new UnrestorableAnswerException("the response has prompt metadata");
		}
		Map<String, Object> values = new HashMap<>();
		metadata.entrySet().forEach((entry) -> values.put(entry.getKey(), entry.getValue()));
		List<Part> parts = response.getResults().stream().map(ChatAnswerCapture::capture).toList();
		return new ChatAnswer(parts, new Metadata(metadata.getId(), metadata.getModel(), metadata.getUsage(),
				metadata.getRateLimit(), values));
	}

	private static Part capture(Generation generation) {
		require(generation, Generation.class);
		AssistantMessage message = generation.getOutput();
		require(message, AssistantMessage.class);
		ChatGenerationMetadata metadata = generation.getMetadata();
		require(metadata, GENERATION_METADATA);
		Map<String, Object> properties = new HashMap<>(message.getMetadata());
		properties.remove(MESSAGE_TYPE);
		Map<String, Object> values = new HashMap<>();
		metadata.entrySet().forEach((entry) -> values.put(entry.getKey(), entry.getValue()));
		return new Part(message.getText(), properties, List.copyOf(message.getToolCalls()),
				message.getMedia().stream().map(PlainValues::copyOf).toList(), metadata.getFinishReason(),
				Set.copyOf(metadata.getContentFilters()), (metadata != ChatGenerationMetadata.NULL) ? values : null);
	}

	private static void require(Object value, Class<?> type) {
		if (value.getClass() != type) {
			throw new UnrestorableAnswerException("a part of it is of type " + value.getClass().getName());
		}
	}

}
