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

	private static final ClassLoader CLASS_LOADER = Requests.class.getClassLoader();

	private Requests() {
	}

	static ChatRequest of(ChatProvider provider, Prompt prompt) {
		ModelIdentity identity = new ModelIdentity(provider, provider.id(null), "https://api.example.com/v1");
		BeanGetters getters = new BeanGetters();
		CanonicalValues values = new CanonicalValues(SdkValues.present(CLASS_LOADER));
		ChatOptions options = prompt.getOptions();
		return new ChatRequest(new ChatRequestWalk(getters, values, identity), identity, prompt, options, "default");
	}

}
