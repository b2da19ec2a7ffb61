package io.ecoai.chat;

import java.util.List;

import io.ecoai.key.Text;

import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.UserMessage;

/**
 * The last message of a user, which stands for the prompt wherever people read or search
 * one.
 */
final class LastUserMessage {

	private static final int SEARCHED_CODE_POINTS = 200;

	private LastUserMessage() {
	}

	/** Where it stands, or -1 if there is none. */
	static int indexIn(List<Message> messages) {
		for (int i = messages.size() - 1; i >= 0; i--) {
			if (messages.get(i) instanceof UserMessage) {
				return i;
			}
		}
		return -1;
	}

	/** Its text, empty if there is none. */
	static String textIn(List<Message> messages) {
		int index = indexIn(messages);
		String text = (index >= 0) ? messages.get(index).getText() : null;
		return (text != null) ? text : "";
	}

	/** As much of its text as a pattern is matched against. */
	static String beginningIn(List<Message> messages) {
		return Text.beginning(textIn(messages), SEARCHED_CODE_POINTS);
	}

}
