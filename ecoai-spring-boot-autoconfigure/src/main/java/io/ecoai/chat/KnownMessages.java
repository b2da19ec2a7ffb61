package io.ecoai.chat;

import java.util.Set;

import io.ecoai.key.UnkeyableRequestException;

/**
 * The message classes whose every part is known. A subclass may hold more than a key
 * says, so that its requests have none.
 */
final class KnownMessages {

	private static final Set<String> NAMES = Set.of("org.springframework.ai.chat.messages.SystemMessage",
			"org.springframework.ai.chat.messages.UserMessage", "org.springframework.ai.chat.messages.AssistantMessage",
			"org.springframework.ai.chat.messages.ToolResponseMessage");

	private KnownMessages() {
	}

	static String nameOf(Class<?> type) {
		if (!NAMES.contains(type.getName())) {
			throw new UnkeyableRequestException("the message class " + type.getName() + " is unknown");
		}
		return type.getName();
	}

}
