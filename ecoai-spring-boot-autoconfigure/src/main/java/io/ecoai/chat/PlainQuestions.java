package io.ecoai.chat;

import java.util.List;

import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.ToolResponseMessage;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.prompt.ChatOptions;

/**
 * The requests that may be answered with the answer to another one that asks the same:
 * they end with a message of the user, and neither media nor tools have a part in them.
 */
final class PlainQuestions {

	private PlainQuestions() {
	}

	static boolean isOne(List<Message> messages, ChatOptions options, ChatProvider provider) {
		if (messages.isEmpty() || messages.get(messages.size() - 1).getClass() != UserMessage.class) {
			return false;
		}
		return !PromptTypes.hasTools(options, provider) && !provider.namesKeptContent(options)
				&& !provider.answersInAudio(options) && !PromptTypes.hasMedia(messages, (type) -> true)
				&& messages.stream().noneMatch(PlainQuestions::isAboutTools);
	}

	private static boolean isAboutTools(Message message) {
		return message instanceof ToolResponseMessage
				|| (message instanceof AssistantMessage assistant && assistant.hasToolCalls());
	}

}
