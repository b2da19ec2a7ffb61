package io.ecoai.chat;

import java.util.List;
import java.util.function.Predicate;

import io.ecoai.usage.PromptType;

import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.content.Media;
import org.springframework.ai.model.tool.StructuredOutputChatOptions;
import org.springframework.ai.model.tool.ToolCallingChatOptions;
import org.springframework.util.CollectionUtils;
import org.springframework.util.StringUtils;

/**
 * Tells what kind of request a request is.
 */
final class PromptTypes {

	private PromptTypes() {
	}

	static PromptType of(List<Message> messages, ChatOptions options) {
		if (options instanceof StructuredOutputChatOptions structured
				&& StringUtils.hasText(structured.getOutputSchema())) {
			return PromptType.STRUCTURED;
		}
		if (options instanceof ToolCallingChatOptions calling && !CollectionUtils.isEmpty(calling.getToolCallbacks())) {
			return PromptType.TOOL;
		}
		if (hasMedia(messages, (type) -> !type.equals("image") && !type.equals("audio"))) {
			return PromptType.FILE;
		}
		if (hasMedia(messages, "audio"::equals)) {
			return PromptType.AUDIO;
		}
		return hasMedia(messages, "image"::equals) ? PromptType.IMAGE : PromptType.TEXT;
	}

	private static boolean hasMedia(List<Message> messages, Predicate<String> type) {
		for (Message message : messages) {
			if (message instanceof UserMessage user) {
				for (Media media : user.getMedia()) {
					if (type.test(media.getMimeType().getType())) {
						return true;
					}
				}
			}
		}
		return false;
	}

}
