package io.ecoai.usage.jdbc;

import io.ecoai.usage.PromptUsage;
import io.ecoai.usage.UsageRecord;

/**
 * Prompts as they are.
 */
final class ReadablePromptText implements PromptText {

	@Override
	public UsageRecord seal(UsageRecord call) {
		return call;
	}

	@Override
	public UsageRecord open(UsageRecord call) {
		return PromptText.isEncrypted(call.prompt()) ? call.withPrompt(null, call.promptHash()) : call;
	}

	@Override
	public PromptUsage open(PromptUsage prompt) {
		return PromptText.isEncrypted(prompt.prompt()) ? prompt.withText(null, true) : prompt;
	}

	@Override
	public boolean isReadable() {
		return true;
	}

}
