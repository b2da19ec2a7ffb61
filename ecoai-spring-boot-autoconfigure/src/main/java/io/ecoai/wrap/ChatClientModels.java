package io.ecoai.wrap;

import java.lang.reflect.Field;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.client.DefaultChatClient.DefaultChatClientRequestSpec;
import org.springframework.ai.chat.client.DefaultChatClientBuilder;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.util.ReflectionUtils;

/**
 * Reads what Spring AI's own chat client and its builder keep to themselves.
 */
final class ChatClientModels {

	private static final Log logger = LogFactory.getLog(ChatClientModels.class);

	private final @Nullable Field model = field(DefaultChatClientRequestSpec.class, "chatModel");

	private final @Nullable Field request = field(DefaultChatClientBuilder.class, "defaultRequest");

	@Nullable ChatModel model(DefaultChatClientRequestSpec specification) {
		return (this.model != null) ? (ChatModel) ReflectionUtils.getField(this.model, specification) : null;
	}

	@Nullable DefaultChatClientRequestSpec request(DefaultChatClientBuilder builder) {
		return (this.request != null) ? (DefaultChatClientRequestSpec) ReflectionUtils.getField(this.request, builder)
				: null;
	}

	private static @Nullable Field field(Class<?> type, String name) {
		try {
			Field field = ReflectionUtils.findField(type, name);
			if (field != null) {
				ReflectionUtils.makeAccessible(field);
				return field;
			}
		}
		catch (RuntimeException ex) {
			logger.debug("Field '" + name + "' of " + type + " cannot be read", ex);
		}
		return null;
	}

}
