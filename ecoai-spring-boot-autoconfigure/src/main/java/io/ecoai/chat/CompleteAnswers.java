package io.ecoai.chat;

import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.util.StringUtils;

/**
 * Admits answers that the model has brought to their end.
 */
final class CompleteAnswers implements AdmissionPolicy {

	/**
	 * How providers say that a model came to its end. Everything else, known or new,
	 * means that something got in the way.
	 */
	private static final Set<String> COMPLETE = Set.of("stop", "end_turn", "stop_sequence", "tool_calls", "tool_use",
			"function_call");

	@Override
	public boolean admits(ChatResponse response) {
		return response.getResults().stream().allMatch(CompleteAnswers::isComplete)
				&& response.getResults().stream().anyMatch((generation) -> hasContent(generation.getOutput()));
	}

	private static boolean isComplete(Generation generation) {
		return isComplete(generation.getMetadata().getFinishReason())
				&& !StringUtils.hasLength(refusalOf(generation.getOutput()));
	}

	/** Not every model gives a reason. */
	private static boolean isComplete(@Nullable String finishReason) {
		return !StringUtils.hasLength(finishReason) || COMPLETE.contains(finishReason.toLowerCase(Locale.ROOT));
	}

	private static @Nullable String refusalOf(AssistantMessage message) {
		return (message.getMetadata().get("refusal") instanceof String refusal) ? refusal : null;
	}

	private static boolean hasContent(AssistantMessage message) {
		return StringUtils.hasText(message.getText()) || message.hasToolCalls() || !message.getMedia().isEmpty();
	}

}
