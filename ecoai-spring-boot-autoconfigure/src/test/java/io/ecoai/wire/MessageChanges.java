package io.ecoai.wire;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.AssistantMessage.ToolCall;
import org.springframework.ai.chat.messages.SystemMessage;
import org.springframework.ai.chat.messages.ToolResponseMessage;
import org.springframework.ai.chat.messages.ToolResponseMessage.ToolResponse;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.content.Media;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;

/**
 * Changes of messages.
 */
final class MessageChanges {

	private MessageChanges() {
	}

	static List<PromptChange> mutations() {
		return List.of(system("system text", "You answer in two sentences."), user("user text", "And in the bistro?"),
				user("user text, case", "and in the café?"), user("user text, white space", "And in the café? "),
				user("user text, Unicode form", "And in the cafe\u0301?"),
				PromptChange.messages("text moved between messages", (all) -> {
					all.set(Prompts.ASSISTANT, new AssistantMessage("It is 21 degrees in Paris. And"));
					all.set(Prompts.QUESTION, new UserMessage("in the café?"));
				}), assistant("assistant text", new AssistantMessage("It is 22 degrees in Paris.")),
				PromptChange.messages("role",
						(all) -> all.set(Prompts.ASSISTANT, new UserMessage("It is 21 degrees in Paris."))),
				PromptChange.messages("message added", (all) -> all.add(new UserMessage("And in the café?"))),
				PromptChange.messages("message removed", (all) -> all.remove(Prompts.SYSTEM)),
				PromptChange.messages("message order",
						(all) -> Collections.swap(all, Prompts.PICTURE, Prompts.QUESTION)),
				toolCall("tool call name", new ToolCall("call_1", "function", "currentTime", "{\"city\":\"Paris\"}")),
				toolCall("tool call arguments",
						new ToolCall("call_1", "function", "currentWeather", "{\"city\":\"Lyon\"}")),
				toolResponse("tool response", new ToolResponse("call_1", "currentWeather", "{\"celsius\":22}")),
				media("media bytes", Prompts.picture(new byte[] { (byte) 0x89, 'P', 'N', 'G', 0, 2 })),
				media("media added", Prompts.picture(new byte[] { (byte) 0x89, 'P', 'N', 'G', 0, 1 }),
						Prompts.picture(new byte[] { 7 })),
				media("media removed"));
	}

	/** Changes that only some providers send. */
	static PromptChange mediaType() {
		MimeType jpeg = MimeTypeUtils.IMAGE_JPEG;
		return PromptChange.message("media type", Prompts.PICTURE, UserMessage.class, (message) -> {
			Media png = message.getMedia().get(0);
			return withMedia(message, Media.builder().mimeType(jpeg).data(png.getData()).name(png.getName()).build());
		});
	}

	static PromptChange toolCallId() {
		return toolCall("tool call id", new ToolCall("call_2", "function", "currentWeather", "{\"city\":\"Paris\"}"));
	}

	static PromptChange toolResponseId() {
		return toolResponse("tool response id", new ToolResponse("call_2", "currentWeather", "{\"celsius\":21}"));
	}

	static PromptChange toolResponseName() {
		return toolResponse("tool response name", new ToolResponse("call_1", "currentTime", "{\"celsius\":21}"));
	}

	static PromptChange assistantMetadata(String key, Object value) {
		return PromptChange.message("assistant metadata " + key, Prompts.TOOL_CALL, AssistantMessage.class,
				(message) -> AssistantMessage.builder()
					.content("")
					.toolCalls(message.getToolCalls())
					.properties(Map.of(key, value))
					.build());
	}

	static List<PromptChange> harmless() {
		return List.of(media("random media name", Prompts.picture(new byte[] { (byte) 0x89, 'P', 'N', 'G', 0, 1 })),
				PromptChange.message("user metadata", Prompts.QUESTION, UserMessage.class,
						(message) -> message.mutate().metadata(Map.of("conversation", "42")).build()),
				PromptChange.message("system metadata", Prompts.SYSTEM, SystemMessage.class,
						(message) -> message.mutate().metadata(Map.of("version", 3)).build()),
				assistantMetadata("conversation", "42"));
	}

	private static PromptChange system(String name, String text) {
		return PromptChange.messages(name, (all) -> all.set(Prompts.SYSTEM, new SystemMessage(text)));
	}

	private static PromptChange user(String name, String text) {
		return PromptChange.messages(name, (all) -> all.set(Prompts.QUESTION, new UserMessage(text)));
	}

	private static PromptChange assistant(String name, AssistantMessage message) {
		return PromptChange.messages(name, (all) -> all.set(Prompts.ASSISTANT, message));
	}

	private static PromptChange toolCall(String name, ToolCall call) {
		return PromptChange.messages(name, (all) -> all.set(Prompts.TOOL_CALL,
				AssistantMessage.builder().content("").toolCalls(List.of(call)).build()));
	}

	private static PromptChange toolResponse(String name, ToolResponse response) {
		return PromptChange.messages(name, (all) -> all.set(Prompts.TOOL_RESPONSE,
				ToolResponseMessage.builder().responses(List.of(response)).build()));
	}

	private static PromptChange media(String name, Media... media) {
		return PromptChange.message(name, Prompts.PICTURE, UserMessage.class, (message) -> withMedia(message, media));
	}

	private static UserMessage withMedia(UserMessage message, Media... media) {
		return UserMessage.builder().text(Objects.requireNonNull(message.getText())).media(media).build();
	}

}
