package io.ecoai.wire;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import com.anthropic.models.messages.Metadata;
import com.anthropic.models.messages.OutputConfig;
import com.anthropic.models.messages.ToolChoice;
import com.anthropic.models.messages.ToolChoiceAny;

import org.springframework.ai.anthropic.AnthropicCacheOptions;
import org.springframework.ai.anthropic.AnthropicCacheStrategy;
import org.springframework.ai.anthropic.AnthropicChatOptions;
import org.springframework.ai.anthropic.AnthropicCitationDocument;

/**
 * Changes that only Anthropic's options have, or only its client sends.
 */
final class AnthropicChanges {

	private AnthropicChanges() {
	}

	static List<PromptChange> mutations() {
		return List.of(change("top k", (options) -> options.topK(5)),
				change("thinking", (options) -> options.thinkingEnabled(2048)),
				change("thinking budget", (options) -> options.thinkingEnabled(4096)),
				change("thinking off", (options) -> options.thinkingDisabled()),
				change("tool choice",
						(options) -> options.toolChoice(ToolChoice.ofAny(ToolChoiceAny.builder().build()))),
				change("parallel tool calls", (options) -> options.disableParallelToolUse(true)),
				change("effort", (options) -> options.effort(OutputConfig.Effort.LOW)),
				change("output schema", (options) -> options.outputSchema(schema("city"))),
				change("another output schema", (options) -> options.outputSchema(schema("land"))),
				change("citation document", (options) -> options.citationDocuments(document("Paris."))),
				change("citation document text", (options) -> options.citationDocuments(document("Lyon."))),
				change("skill", (options) -> options.skills("skill_01AbCdEfGhIjKlMnOpQrStUv")),
				change("place of inference", (options) -> options.inferenceGeo("eu")),
				change("beta header",
						(options) -> options.httpHeaders(Map.of("anthropic-beta", "context-1m-2025-08-07"))),
				MessageChanges.mediaType(), MessageChanges.toolCallId(), MessageChanges.toolResponseId());
	}

	static List<PromptChange> harmless() {
		return List.of(change("user", (options) -> options.metadata(Metadata.builder().userId("user-1").build())),
				change("prompt caching",
						(options) -> options.cacheOptions(
								AnthropicCacheOptions.builder().strategy(AnthropicCacheStrategy.TOOLS_ONLY).build())),
				change("timeout", (options) -> options.timeout(Duration.ofSeconds(7))),
				change("retries", (options) -> options.maxRetries(9)),
				change("API key", (options) -> options.apiKey("another")),
				change("request id header", (options) -> options.customHeaders(Map.of("X-Request-Id", "42"))));
	}

	private static AnthropicCitationDocument document(String text) {
		return AnthropicCitationDocument.builder().plainText(text).title("Cities").citationsEnabled(true).build();
	}

	private static String schema(String property) {
		return "{\"type\":\"object\",\"properties\":{\"%s\":{\"type\":\"string\"}}}".formatted(property);
	}

	private static PromptChange change(String name, UnaryOperator<AnthropicChatOptions.Builder> change) {
		return PromptChange.options(name, AnthropicChatOptions.class, (options) -> change.apply(options.mutate()));
	}

}
