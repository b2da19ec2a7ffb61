package io.ecoai.chat;

import java.util.List;
import java.util.Set;

import org.springframework.ai.chat.model.ChatResponse;

/**
 * A model that EcoAI knows nothing of, such as the application's own.
 */
final class OtherProvider extends AbstractChatProvider {

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
