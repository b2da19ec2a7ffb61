package io.ecoai.chat;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.web.util.UriBuilderFactory;

/**
 * Ollama.
 */
final class OllamaProvider extends AbstractChatProvider {

	@Override
	public String id(@Nullable String endpoint) {
		return "ollama";
	}

	@Override
	public @Nullable String endpoint(ChatModel model) {
		return (read(model, "chatApi", "restClient", "uriBuilderFactory") instanceof UriBuilderFactory uris)
				? uris.expand("/").toString() : null;
	}

	@Override
	public Set<String> ignoredOptions() {
		return Set.of("keepAlive");
	}

}
