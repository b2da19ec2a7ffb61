package io.ecoai.chat;

import java.net.URI;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import io.ecoai.key.BeanGetters;
import io.ecoai.key.CanonicalValues;
import io.ecoai.key.KeySink;
import io.ecoai.key.KeyedOptions;
import io.ecoai.key.UnkeyableRequestException;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.SystemMessage;
import org.springframework.ai.chat.messages.ToolResponseMessage;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.content.Media;
import org.springframework.ai.model.tool.ToolCallingChatOptions;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.definition.ToolDefinition;

/**
 * Walks through everything in a request that can change its answer, always in the same
 * order. What it does not know it refuses, so that a key never forgets anything.
 */
final class ChatRequestWalk {

	/** The names that Spring AI makes up for media, new ones each time. */
	private static final Pattern RANDOM_MEDIA_NAME = Pattern
		.compile("media-.+-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

	/** Written in their own way, or only for the application itself. */
	static final Set<String> COMMON_IGNORED = Set.of("toolCallbacks", "toolContext");

	private final CanonicalValues values;

	private final ModelIdentity identity;

	private final KeyedOptions keyedOptions;

	ChatRequestWalk(BeanGetters getters, CanonicalValues values, ModelIdentity identity) {
		this.values = values;
		this.identity = identity;
		Set<String> ignored = identity.provider().ignoredOptions();
		this.keyedOptions = new KeyedOptions(getters, values,
				(name) -> COMMON_IGNORED.contains(name) || ignored.contains(name),
				identity.provider().orderedOptions()::contains);
	}

	void walk(List<Message> messages, ChatOptions options, String namespace, KeySink sink) {
		sink.component("endpoint");
		sink.text(this.identity.endpoint());
		sink.component("namespace");
		sink.text(namespace);
		KnownOptions.require(options.getClass());
		this.keyedOptions.write(options, sink);
		walkTools(options, sink);
		if (this.identity.provider().seesWholePrompt() && options instanceof ToolCallingChatOptions calling) {
			sink.component("toolContext");
			this.values.write(calling.getToolContext(), sink);
		}
		walkMessages(messages, sink);
	}

	private static void walkTools(ChatOptions options, KeySink sink) {
		List<ToolCallback> tools = (options instanceof ToolCallingChatOptions calling) ? calling.getToolCallbacks()
				: null;
		if (tools == null || tools.isEmpty()) {
			return;
		}
		sink.component("tools");
		sink.open("tools", tools.size());
		for (ToolCallback tool : tools) {
			ToolDefinition definition = tool.getToolDefinition();
			sink.text(definition.name());
			sink.text(definition.description());
			sink.text(definition.inputSchema());
		}
	}

	private void walkMessages(List<Message> messages, KeySink sink) {
		sink.component("roles");
		sink.open("messages", messages.size());
		for (Message message : messages) {
			sink.value(message.getMessageType().name());
		}
		int last = LastUserMessage.indexIn(messages);
		for (int i = 0; i < messages.size(); i++) {
			Message message = messages.get(i);
			sink.component((i == last) ? "user" : (message instanceof SystemMessage ? "system" : "history"));
			walkMessage(message, (i == last), sink);
		}
	}

	private void walkMessage(Message message, boolean isLast, KeySink sink) {
		sink.open(KnownMessages.nameOf(message.getClass()), 1);
		if (isLast) {
			sink.question(message.getText());
		}
		else {
			sink.text(message.getText());
		}
		walkMetadata(message.getMetadata(), sink);
		if (message instanceof UserMessage user) {
			if (isLast && !user.getMedia().isEmpty()) {
				sink.component("media");
			}
			walkMedia(user.getMedia(), sink);
		}
		else if (message instanceof AssistantMessage assistant) {
			this.values.write(assistant.getToolCalls(), sink);
			walkMedia(assistant.getMedia(), sink);
		}
		else if (message instanceof ToolResponseMessage tool) {
			this.values.write(tool.getResponses(), sink);
		}
	}

	private void walkMetadata(Map<String, Object> metadata, KeySink sink) {
		if (this.identity.provider().seesWholePrompt()) {
			this.values.write(metadata, sink);
			return;
		}
		for (String key : this.identity.provider().sentMetadata()) {
			Object value = metadata.get(key);
			if (value != null) {
				sink.open(key, 1);
				this.values.write(value, sink);
			}
		}
	}

	private void walkMedia(List<Media> media, KeySink sink) {
		sink.open("media", media.size());
		for (Media medium : media) {
			sink.value(medium.getMimeType().toString());
			sink.text(medium.getId());
			sink.text(RANDOM_MEDIA_NAME.matcher(medium.getName()).matches() ? null : medium.getName());
			walkData(medium.getData(), sink);
		}
	}

	private static void walkData(@Nullable Object data, KeySink sink) {
		if (data instanceof byte[] bytes) {
			sink.bytes(bytes);
		}
		else if (data instanceof String || data instanceof URI || data instanceof URL) {
			sink.text(data.toString());
		}
		else {
			throw new UnkeyableRequestException("media data is of an unknown type");
		}
	}

}
