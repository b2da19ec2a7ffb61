package io.ecoai.wire;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.springframework.ai.ollama.api.OllamaChatOptions;

/**
 * Changes that only Ollama's options have, or only its client sends.
 */
final class OllamaChanges {

	private OllamaChanges() {
	}

	static List<PromptChange> mutations() {
		return List.of(change("seed", (options) -> options.seed(7)), change("top k", (options) -> options.topK(5)),
				change("min p", (options) -> options.minP(0.05)), change("tfs z", (options) -> options.tfsZ(0.5f)),
				change("typical p", (options) -> options.typicalP(0.5f)),
				change("presence penalty", (options) -> options.presencePenalty(0.5)),
				change("frequency penalty", (options) -> options.frequencyPenalty(0.5)),
				change("repeat penalty", (options) -> options.repeatPenalty(1.2)),
				change("repeat last n", (options) -> options.repeatLastN(32)),
				change("penalize newline", (options) -> options.penalizeNewline(false)),
				change("mirostat", (options) -> options.mirostat(1)),
				change("mirostat tau", (options) -> options.mirostatTau(4f)),
				change("mirostat eta", (options) -> options.mirostatEta(0.2f)),
				change("context size", (options) -> options.numCtx(4096)),
				change("kept tokens", (options) -> options.numKeep(4)),
				change("batch size", (options) -> options.numBatch(64)),
				change("GPU layers", (options) -> options.numGPU(1)),
				change("main GPU", (options) -> options.mainGPU(1)),
				change("threads", (options) -> options.numThread(2)),
				change("f16 kv", (options) -> options.f16KV(false)),
				change("low VRAM", (options) -> options.lowVRAM(true)),
				change("JSON", (options) -> options.format("json")),
				change("schema", (options) -> options.format(schema("city"))),
				change("another schema", (options) -> options.format(schema("land"))),
				change("thinking", (options) -> options.enableThinking()),
				change("no thinking", (options) -> options.disableThinking()),
				change("thinking level", (options) -> options.thinkLow()), MessageChanges.toolCallId());
	}

	static List<PromptChange> harmless() {
		return List.of(change("keep alive", (options) -> options.keepAlive("10m")));
	}

	private static Map<String, Object> schema(String property) {
		return Map.of("type", "object", "properties", Map.of(property, Map.of("type", "string")));
	}

	private static PromptChange change(String name, UnaryOperator<OllamaChatOptions.Builder> change) {
		return PromptChange.options(name, OllamaChatOptions.class, (options) -> change.apply(options.mutate()));
	}

}
