package io.ecoai.redis.messages;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a message is written: a JSON object with the version, the sender, the kind and the
 * content.
 */
final class MessageFormat {

	private static final int VERSION = 1;

	private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {
	};

	private final JsonMapper mapper = JsonMapper.builder().build();

	private final String sender;

	MessageFormat(String sender) {
		this.sender = sender;
	}

	byte[] write(String kind, Map<String, ?> content) {
		Map<String, Object> message = new LinkedHashMap<>();
		message.put("v", VERSION);
		message.put("from", this.sender);
		message.put("kind", kind);
		message.put("content", content);
		return this.mapper.writeValueAsBytes(message);
	}

	/** The message, or {@code null} if it is our own or cannot be understood. */
	@SuppressWarnings("unchecked")
	@Nullable Message read(byte[] bytes) {
		try {
			Map<String, Object> message = this.mapper.readValue(bytes, OBJECT);
			boolean others = message.get("from") instanceof String from && !from.equals(this.sender);
			if (others && Integer.valueOf(VERSION).equals(message.get("v"))
					&& message.get("kind") instanceof String kind
					&& message.get("content") instanceof Map<?, ?> content) {
				return new Message(kind, (Map<String, Object>) content);
			}
		}
		catch (JacksonException ex) {
			// Somebody else's message, or one of another version.
		}
		return null;
	}

	/**
	 * A message of another instance.
	 *
	 * @param kind what it is about
	 * @param content what it says
	 */
	record Message(String kind, Map<String, Object> content) {

	}

}
