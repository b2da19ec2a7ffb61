package io.ecoai.wire;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

import org.springframework.ai.google.genai.GoogleGenAiChatOptions;
import org.springframework.ai.google.genai.common.GoogleGenAiSafetySetting;
import org.springframework.ai.google.genai.common.GoogleGenAiSafetySetting.HarmBlockThreshold;
import org.springframework.ai.google.genai.common.GoogleGenAiSafetySetting.HarmCategory;
import org.springframework.ai.google.genai.common.GoogleGenAiThinkingLevel;

/**
 * Changes that only Google GenAI's options have, or only its client sends.
 */
final class GeminiChanges {

	private GeminiChanges() {
	}

	static List<PromptChange> mutations() {
		return List.of(change("top k", (options) -> options.topK(5)),
				change("candidates", (options) -> options.candidateCount(2)),
				change("presence penalty", (options) -> options.presencePenalty(0.5)),
				change("frequency penalty", (options) -> options.frequencyPenalty(0.5)),
				change("response type", (options) -> options.responseMimeType("application/json")),
				change("response schema", (options) -> options.responseSchema(schema("city"))),
				change("another response schema", (options) -> options.responseSchema(schema("land"))),
				change("thinking budget", (options) -> options.thinkingBudget(2048)),
				change("thoughts", (options) -> options.includeThoughts(true)),
				change("thinking level", (options) -> options.thinkingLevel(GoogleGenAiThinkingLevel.LOW)),
				change("safety", (options) -> options.safetySettings(List.of(safety(HarmBlockThreshold.BLOCK_NONE)))),
				change("safety threshold",
						(options) -> options.safetySettings(List.of(safety(HarmBlockThreshold.BLOCK_ONLY_HIGH)))),
				change("tool invocations", (options) -> options.includeServerSideToolInvocations(true)),
				change("cached content",
						(options) -> options.useCachedContent(true).cachedContentName("cachedContents/abc")),
				MessageChanges.mediaType(), MessageChanges.toolResponseName(),
				MessageChanges.assistantMetadata("thoughtSignatures", List.of(new byte[] { 1, 2, 3 })));
	}

	static List<PromptChange> harmless() {
		return List.of(change("auto cache threshold", (options) -> options.autoCacheThreshold(4096)),
				change("auto cache time", (options) -> options.autoCacheTtl(Duration.ofMinutes(7))));
	}

	private static GoogleGenAiSafetySetting safety(HarmBlockThreshold threshold) {
		return new GoogleGenAiSafetySetting.Builder().withCategory(HarmCategory.HARM_CATEGORY_HATE_SPEECH)
			.withThreshold(threshold)
			.build();
	}

	private static String schema(String property) {
		return "{\"type\":\"OBJECT\",\"properties\":{\"%s\":{\"type\":\"STRING\"}}}".formatted(property);
	}

	private static PromptChange change(String name, UnaryOperator<GoogleGenAiChatOptions.Builder> change) {
		return PromptChange.options(name, GoogleGenAiChatOptions.class, (options) -> change.apply(options.mutate()));
	}

}
