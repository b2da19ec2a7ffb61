package io.ecoai.chat;

import io.ecoai.call.Consumption;
import io.ecoai.key.OwnState;
import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.ai.chat.metadata.Usage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.aop.support.AopUtils;
import org.springframework.aop.framework.AopProxyUtils;

/**
 * Who answers: models with the same identity give the same answers to the same requests.
 *
 * @param provider what is particular to the provider
 * @param providerId the provider's id
 * @param endpoint tells apart the places that requests can go to
 */
record ModelIdentity(ChatProvider provider, String providerId, String endpoint) {

	private static final Log logger = LogFactory.getLog(ModelIdentity.class);

	// Suppliers, since the classes of a provider load only where it is on the class path.
	private static final Map<String, Supplier<ChatProvider>> PROVIDERS = Map.of(
			"org.springframework.ai.openai.OpenAiChatModel", OpenAiProvider::new,
			"org.springframework.ai.anthropic.AnthropicChatModel", AnthropicProvider::new,
			"org.springframework.ai.google.genai.GoogleGenAiChatModel", GoogleGenAiProvider::new,
			"org.springframework.ai.ollama.OllamaChatModel", OllamaProvider::new);

	static ModelIdentity of(ChatModel model, String name) {
		Object target = AopProxyUtils.getSingletonTarget(model);
		ChatModel original = (target instanceof ChatModel chatModel) ? chatModel : model;
		Class<?> type = AopUtils.getTargetClass(original);
		for (Class<?> known = type; known != null; known = known.getSuperclass()) {
			Supplier<ChatProvider> provider = PROVIDERS.get(known.getName());
			if (provider != null) {
				return of(provider.get(), original, name);
			}
		}
		// Two beans of one class of the application's may well talk to different places,
		// and
		// one bean to another place after a restart: what its fields say belongs to it.
		return new ModelIdentity(new OtherProvider(type), "other",
				type.getName() + " " + name + " " + OwnState.digest(original));
	}

	/** What an answer took, in the shape that all providers share. */
	Consumption consumption(@Nullable Usage usage, @Nullable String model) {
		return new Consumption(model, (usage != null) ? this.provider.tokens(usage) : null);
	}

	private static ModelIdentity of(ChatProvider provider, ChatModel model, String name) {
		String endpoint = provider.endpoint(model);
		if (endpoint == null) {
			logger.warn(("The endpoint of '%s' (%s) cannot be told. Its answers are cached until the application "
					+ "ends and shared with no other model")
				.formatted(name, model.getClass().getName()));
			return new ModelIdentity(provider, provider.id(null), name + " " + UUID.randomUUID());
		}
		return new ModelIdentity(provider, provider.id(endpoint), endpoint);
	}

}
