package io.ecoai.chat;

import java.util.List;
import java.util.function.Predicate;

import io.ecoai.usage.PromptType;

import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.content.Media;
import org.springframework.ai.content.MediaContent;
import org.springframework.ai.model.tool.ToolCallingChatOptions;
import org.springframework.util.CollectionUtils;

/**
 * Tells what kind of request a request is: the first that fits of structured, tool, file,
 * audio, image and text. The whole conversation counts, since all of it is sent, also
 * media that the model itself gave earlier.
 * <p>
 * A request is structured if the provider is told the form of the answer. A
 * {@code ChatClient} that is asked for an entity tells it by the option of the provider
 * only if native structured output is switched on; otherwise it adds words to the prompt,
 * and the request is of the kind that it would be without them.
 */
final class PromptTypes {

	private PromptTypes() {
	}

	static PromptType of(List<Message> messages, ChatOptions options, ChatProvider provider) {
		if (provider.isStructured(options)) {
			return PromptType.STRUCTURED;
		}
		if (hasTools(options, provider)) {
			return PromptType.TOOL;
		}
		if (hasMedia(messages, (type) -> !type.equals("image") && !type.equals("audio"))) {
			return PromptType.FILE;
		}
		if (provider.answersInAudio(options) || hasMedia(messages, "audio"::equals)) {
			return PromptType.AUDIO;
		}
		return hasMedia(messages, "image"::equals) ? PromptType.IMAGE : PromptType.TEXT;
	}

	static boolean hasTools(ChatOptions options, ChatProvider provider) {
		return options instanceof ToolCallingChatOptions calling && !CollectionUtils.isEmpty(calling.getToolCallbacks())
				|| provider.hasOwnTools(options);
	}

	static boolean hasMedia(List<Message> messages, Predicate<String> type) {
		for (Message message : messages) {
			if (message instanceof MediaContent content) {
				for (Media medium : content.getMedia()) {
					if (type.test(medium.getMimeType().getType())) {
						return true;
					}
				}
			}
		}
		return false;
	}

}
