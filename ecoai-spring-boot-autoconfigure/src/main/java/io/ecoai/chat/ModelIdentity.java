package io.ecoai.chat;

import java.util.Map;

import io.ecoai.call.Consumption;
import io.ecoai.endpoint.LocatedModel;
import io.ecoai.endpoint.ModelHosts;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.metadata.ChatResponseMetadata;
import org.springframework.ai.chat.metadata.Usage;
import org.springframework.ai.chat.model.ChatModel;

/**
 * Who answers: models with the same identity give the same answers to the same requests.
 *
 * @param provider what is particular to the provider
 * @param providerId the provider's id
 * @param endpoint tells apart the places that requests can go to
 */
record ModelIdentity(ChatProvider provider, String providerId, String endpoint) {

	// Suppliers, since the classes of a provider load only where it is on the class path.
	private static final ModelHosts<ChatModel, ChatProvider> HOSTS = new ModelHosts<>(ChatModel.class,
			Map.of("org.springframework.ai.openai.OpenAiChatModel", OpenAiProvider::new,
					"org.springframework.ai.anthropic.AnthropicChatModel", AnthropicProvider::new,
					"org.springframework.ai.google.genai.GoogleGenAiChatModel", GoogleGenAiProvider::new,
					"org.springframework.ai.ollama.OllamaChatModel", OllamaProvider::new),
			OtherProvider::new, (model) -> (model instanceof CachingChatModel caching) ? caching.delegate() : model);

	static ModelIdentity of(ChatModel model, String name) {
		LocatedModel<ChatProvider> located = HOSTS.locate(model, name);
		return new ModelIdentity(located.host(), located.providerId(), located.endpoint());
	}

	/** What an answer took, as its metadata tells, if there is any. */
	Consumption consumption(@Nullable ChatResponseMetadata metadata) {
		return (metadata != null) ? consumption(metadata.getUsage(), metadata.getModel()) : Consumption.UNKNOWN;
	}

	/** What an answer took, in the shape that all providers share. */
	Consumption consumption(@Nullable Usage usage, @Nullable String model) {
		return new Consumption(model, (usage != null) ? this.provider.tokens(usage) : null);
	}

}
