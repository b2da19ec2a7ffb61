package io.ecoai.wire;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.springframework.ai.openai.OpenAiChatModel.ResponseFormat;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.ai.openai.OpenAiChatOptions.AudioParameters;

/**
 * Changes that only OpenAI's options have, or only its client sends.
 */
final class OpenAiChanges {

	private OpenAiChanges() {
	}

	static List<PromptChange> mutations() {
		return List.of(change("seed", (options) -> options.seed(7)), change("n", (options) -> options.n(2)),
				change("max completion tokens", (options) -> options.maxCompletionTokens(77)),
				change("presence penalty", (options) -> options.presencePenalty(0.5)),
				change("frequency penalty", (options) -> options.frequencyPenalty(0.5)),
				change("logit bias", (options) -> options.logitBias(Map.of("50256", -100))),
				change("log probabilities", (options) -> options.logprobs(true)),
				change("top log probabilities", (options) -> options.topLogprobs(3)),
				change("reasoning effort", (options) -> options.reasoningEffort("low")),
				change("verbosity", (options) -> options.verbosity("low")),
				change("parallel tool calls", (options) -> options.parallelToolCalls(false)),
				change("tool choice", (options) -> options.toolChoice("required")),
				change("JSON object", (options) -> options.responseFormat(format(ResponseFormat.Type.JSON_OBJECT))),
				change("output schema", (options) -> options.outputSchema(schema("city"))),
				change("another output schema", (options) -> options.outputSchema(schema("land"))),
				change("output modalities", (options) -> options.outputModalities(List.of("text", "audio"))),
				change("voice",
						(options) -> options.outputAudio(new AudioParameters(AudioParameters.Voice.ALLOY,
								AudioParameters.AudioResponseFormat.WAV))),
				change("extra body", (options) -> options.extraBody(Map.of("repetition_penalty", 1.1))),
				change("deployment", (options) -> options.deploymentName("my-deployment")), MessageChanges.mediaType(),
				MessageChanges.toolCallId(), MessageChanges.toolResponseId(),
				MessageChanges.assistantMetadata("reasoningContent", "I look it up."),
				MessageChanges.assistantMetadata("openai.tool_calls.additional_properties",
						Map.of("call_1", "{\"extra_content\":{\"google\":{\"thought_signature\":\"c2ln\"}}}")));
	}

	static List<PromptChange> harmless() {
		return List.of(change("user", (options) -> options.user("user-1")),
				change("store", (options) -> options.store(true)),
				change("metadata", (options) -> options.metadata(Map.of("trace", "42"))),
				change("prompt cache key", (options) -> options.promptCacheKey("cache-1")),
				change("timeout", (options) -> options.timeout(Duration.ofSeconds(7))),
				change("retries", (options) -> options.maxRetries(9)),
				change("API key", (options) -> options.apiKey("another")),
				change("organisation", (options) -> options.organizationId("org-1")),
				change("request id header", (options) -> options.customHeaders(Map.of("X-Request-Id", "42"))));
	}

	private static ResponseFormat format(ResponseFormat.Type type) {
		return ResponseFormat.builder().type(type).build();
	}

	private static String schema(String property) {
		return "{\"type\":\"object\",\"properties\":{\"%s\":{\"type\":\"string\"}}}".formatted(property);
	}

	private static PromptChange change(String name, UnaryOperator<OpenAiChatOptions.Builder> change) {
		return PromptChange.options(name, OpenAiChatOptions.class, (options) -> change.apply(options.mutate()));
	}

}
