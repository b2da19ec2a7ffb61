package io.ecoai.chat;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;

/**
 * A model that EcoAI knows nothing of, such as the application's own.
 */
final class OtherProvider extends AbstractChatProvider {

	private final Class<?> modelClass;

	OtherProvider(Class<?> modelClass) {
		this.modelClass = modelClass;
	}

	@Override
	public String id(@Nullable String endpoint) {
		return "other";
	}

	/** The class alone: what it talks to, if anything, is its own affair. */
	@Override
	public String endpoint(ChatModel model) {
		return this.modelClass.getName();
	}

	@Override
	public boolean seesWholePrompt() {
		return true;
	}

	/** Not every model gives a reason. */
	@Override
	public boolean hasEnded(List<ChatResponse> chunks) {
		return true;
	}

	@Override
	public Set<String> ignoredOptions() {
		return Set.of();
	}

}
