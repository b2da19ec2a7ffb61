package io.ecoai.wire;

import java.util.List;
import java.util.stream.Stream;

import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.AssistantMessage.ToolCall;
import org.springframework.ai.chat.messages.SystemMessage;
import org.springframework.ai.chat.messages.ToolResponseMessage;
import org.springframework.ai.chat.messages.ToolResponseMessage.ToolResponse;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.content.Media;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.util.MimeTypeUtils;

/**
 * The prompt that changes start from, and the changes that every provider shares.
 */
final class Prompts {

	static final int SYSTEM = 0;

	static final int PICTURE = 1;

	static final int TOOL_CALL = 2;

	static final int TOOL_RESPONSE = 3;

	static final int ASSISTANT = 4;

	static final int QUESTION = 5;

	private Prompts() {
	}

	static Prompt withEverything(ChatOptions options) {
		return new Prompt(List.of(new SystemMessage("You answer in one sentence."),
				UserMessage.builder()
					.text("How is the weather in the city on this picture?")
					.media(picture(new byte[] { (byte) 0x89, 'P', 'N', 'G', 0, 1 }))
					.build(),
				AssistantMessage.builder()
					.content("")
					.toolCalls(List.of(new ToolCall("call_1", "function", "currentWeather", "{\"city\":\"Paris\"}")))
					.build(),
				ToolResponseMessage.builder()
					.responses(List.of(new ToolResponse("call_1", "currentWeather", "{\"celsius\":21}")))
					.build(),
				new AssistantMessage("It is 21 degrees in Paris."), new UserMessage("And in the café?")), options);
	}

	/** A media with a random name, as Spring AI gives by default. */
	static Media picture(byte[] bytes) {
		return new Media(MimeTypeUtils.IMAGE_PNG, new ByteArrayResource(bytes));
	}

	static List<PromptChange> mutations() {
		return Stream.of(OptionChanges.mutations(), MessageChanges.mutations(), ToolChanges.mutations())
			.flatMap(List::stream)
			.toList();
	}

	static List<PromptChange> harmlessChanges() {
		return Stream.of(MessageChanges.harmless(), ToolChanges.harmless()).flatMap(List::stream).toList();
	}

}
