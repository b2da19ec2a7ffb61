package io.ecoai.chat;

import io.ecoai.value.SdkValues;
import io.ecoai.key.CanonicalValues;
import io.ecoai.key.BeanGetters;

import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;

/**
 * Requests without a model.
 */
final class Requests {

	private static final BeanGetters GETTERS = new BeanGetters();

	private static final CanonicalValues VALUES = new CanonicalValues(
			SdkValues.present(Requests.class.getClassLoader()));

	private Requests() {
	}

	static ChatRequest of(ChatProvider provider, Prompt prompt) {
		return of(provider, prompt, "https://api.example.com/v1", "default");
	}

	static ChatRequest of(ChatProvider provider, Prompt prompt, String endpoint, String namespace) {
		ModelIdentity identity = new ModelIdentity(provider, provider.id(null), endpoint);
		ChatOptions options = prompt.getOptions();
		return new ChatRequest(new ChatRequestWalk(GETTERS, VALUES, identity), identity, prompt, options, namespace);
	}

}
