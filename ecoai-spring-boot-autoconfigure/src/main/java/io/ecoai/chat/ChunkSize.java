package io.ecoai.chat;

import java.util.Map;

import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.content.Media;

/**
 * Estimates the memory that a chunk of a stream takes. What makes chunks large is text
 * and media; some providers repeat in every chunk all of the reasoning so far.
 */
final class ChunkSize {

	/** What a chunk with a word in it takes. */
	private static final int BASE_BYTES = 1024;

	private ChunkSize() {
	}

	static long bytes(ChatResponse chunk) {
		long bytes = BASE_BYTES;
		for (Generation generation : chunk.getResults()) {
			AssistantMessage message = generation.getOutput();
			bytes += (message.getText() != null) ? message.getText().length() : 0;
			bytes += bytesOf(message.getMetadata());
			for (Media media : message.getMedia()) {
				bytes += (media.getData() instanceof byte[] data) ? data.length : media.getData().toString().length();
			}
		}
		return bytes;
	}

	private static long bytesOf(Map<String, Object> metadata) {
		long bytes = 0;
		for (Object value : metadata.values()) {
			bytes += (value instanceof CharSequence text) ? text.length() : 0;
		}
		return bytes;
	}

}
