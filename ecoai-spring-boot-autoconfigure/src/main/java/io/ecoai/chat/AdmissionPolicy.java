package io.ecoai.chat;

import java.util.List;

import org.springframework.ai.chat.model.ChatResponse;

/**
 * Decides which answers are kept. A bean of this type replaces the default. Must be
 * thread-safe; an answer is not kept if it throws.
 */
@FunctionalInterface
public interface AdmissionPolicy {

	/**
	 * Whether an answer may be kept for those who ask later.
	 * @param response what the provider returned
	 * @return whether to keep it
	 */
	boolean admits(ChatResponse response);

	/**
	 * Whether a stream may be kept for those who ask later. Asked only for a stream that
	 * has completed. What this method says unless it is overridden: if all of its chunks
	 * together make an answer that is kept.
	 * @param chunks what the provider returned, in its order; at least one chunk
	 * @return whether to keep it
	 */
	default boolean admits(List<ChatResponse> chunks) {
		return admits(StreamedAnswer.of(chunks));
	}

	/**
	 * Keeps complete answers only: none that is empty, refused, filtered or cut off.
	 * @return the default policy
	 */
	static AdmissionPolicy completeAnswers() {
		return new CompleteAnswers();
	}

}
