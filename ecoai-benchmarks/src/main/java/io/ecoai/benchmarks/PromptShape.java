package io.ecoai.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.SystemMessage;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.content.Media;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.util.MimeTypeUtils;

/**
 * What a request consists of.
 */
public enum PromptShape {

	/** A user message of 200 bytes. */
	SHORT(512),

	/** A user message of 4 KB. */
	TEXT(512),

	/** A user message of 4 KB of which every eighth character takes two bytes. */
	ACCENTED(512),

	/** A user message of 64 KB. */
	LONG(64),

	/** A system text and a conversation of nine messages, 4 KB together. */
	CONVERSATION(512),

	/** A user message of 200 bytes, and 20 tools. */
	TOOLS(512),

	/** A user message of 200 bytes, and an image of 1 MB. */
	IMAGE(4);

	private static final int KB = 1024;

	private final int distinct;

	PromptShape(int distinct) {
		this.distinct = distinct;
	}

	/**
	 * Requests that are all different, with options of OpenAI's class.
	 * @return the requests, the same in every runtime
	 */
	public List<Prompt> prompts() {
		WordText text = new WordText(ordinal());
		List<ToolCallback> tools = (this == TOOLS)
				? IntStream.range(0, 20).<ToolCallback>mapToObj(NamedTool::new).toList() : List.of();
		List<Prompt> prompts = new ArrayList<>();
		for (int i = 0; i < this.distinct; i++) {
			OpenAiChatOptions options = OpenAiChatOptions.builder()
				.model("gpt-4.1-mini")
				.temperature(0.2)
				.toolCallbacks(List.copyOf(tools))
				.build();
			prompts.add(new Prompt(messages(text), options));
		}
		return prompts;
	}

	private List<Message> messages(WordText text) {
		return switch (this) {
			case SHORT, TOOLS -> List.of(new UserMessage(text.next(200)));
			case TEXT -> List.of(new UserMessage(text.next(4 * KB)));
			case ACCENTED -> List.of(new UserMessage(accented(text.next(4 * KB))));
			case LONG -> List.of(new UserMessage(text.next(64 * KB)));
			case CONVERSATION -> conversation(text);
			case IMAGE -> List.of(UserMessage.builder()
				.text(text.next(200))
				.media(new Media(MimeTypeUtils.IMAGE_PNG,
						new org.springframework.core.io.ByteArrayResource(text.bytes(KB * KB))))
				.build());
		};
	}

	private static String accented(String text) {
		StringBuilder accented = new StringBuilder(text);
		for (int i = 0; i < text.length(); i += 8) {
			accented.setCharAt(i, (i % 16 == 0) ? 'é' : 'ł');
		}
		return accented.toString();
	}

	private static List<Message> conversation(WordText text) {
		List<Message> messages = new ArrayList<>(List.of(new SystemMessage(text.next(400))));
		for (int i = 0; i < 9; i++) {
			String content = text.next(400);
			messages.add((i % 2 == 0) ? new UserMessage(content) : new AssistantMessage(content));
		}
		return messages;
	}

}
