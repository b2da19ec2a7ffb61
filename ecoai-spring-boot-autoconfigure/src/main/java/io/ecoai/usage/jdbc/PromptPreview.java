package io.ecoai.usage.jdbc;

import java.nio.charset.StandardCharsets;

import io.ecoai.usage.UsageEvent;

/**
 * Cuts prompts to what is kept of them. An event is cut before it is queued, so that a
 * queue of long prompts does not fill the memory.
 */
final class PromptPreview {

	private final int codePoints;

	PromptPreview(int codePoints) {
		this.codePoints = codePoints;
	}

	UsageEvent cut(UsageEvent event) {
		String prompt = event.prompt();
		// No text has more code points than units.
		if (prompt == null || prompt.length() <= this.codePoints) {
			return event;
		}
		String kept = cut(prompt);
		return (kept.length() == prompt.length()) ? event
				: new UsageEvent(event.eventId(), event.timestamp(), event.outcome(), event.mode(), event.provider(),
						event.model(), event.promptType(), event.namespace(), event.tokens(), event.impact(),
						event.latency(), kept, event.promptHash(), event.similarity(), event.embeddingCostUsd(),
						event.auditCostUsd());
	}

	String cut(String prompt) {
		int length = Math.min(this.codePoints, prompt.length());
		// Told at once of a text in Latin letters. The next character may be half of the
		// last.
		int next = Math.min(length + 1, prompt.length());
		if (prompt.codePointCount(0, next) == next) {
			return prompt.substring(0, length);
		}
		int end = 0;
		for (int kept = 0; kept < this.codePoints && end < prompt.length(); kept++) {
			end += Character.charCount(prompt.codePointAt(end));
		}
		return prompt.substring(0, end);
	}

	/** Half a pair is no character: neither JSON nor SQLite could keep it. */
	static String wellFormed(String prompt) {
		for (int i = 0; i < prompt.length(); i++) {
			if (Character.isSurrogate(prompt.charAt(i))) {
				return new String(prompt.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
			}
		}
		return prompt;
	}

}
