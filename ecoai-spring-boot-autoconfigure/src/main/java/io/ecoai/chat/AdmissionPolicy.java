package io.ecoai.chat;

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
	 * Keeps complete answers only: none that is empty, refused, filtered or cut off.
	 * @return the default policy
	 */
	static AdmissionPolicy completeAnswers() {
		return new CompleteAnswers();
	}

}
