package io.ecoai.wire;

import java.util.List;
import java.util.function.Consumer;

import org.springframework.ai.chat.prompt.ChatOptions;

/**
 * Changes of the options that every provider has.
 */
final class OptionChanges {

	private OptionChanges() {
	}

	static List<PromptChange> mutations() {
		return List.of(change("model", (options) -> options.model("another-model")),
				change("temperature", (options) -> options.temperature(0.3)),
				change("temperature 0", (options) -> options.temperature(0.0)),
				change("no temperature", (options) -> options.temperature(null)),
				change("top p", (options) -> options.topP(0.9)),
				change("max tokens", (options) -> options.maxTokens(77)),
				change("stop sequence", (options) -> options.stopSequences(List.of("END"))),
				change("two stop sequences", (options) -> options.stopSequences(List.of("E", "ND"))));
	}

	private static PromptChange change(String name, Consumer<ChatOptions.Builder<?>> change) {
		return PromptChange.options(name, ChatOptions.class, (options) -> {
			ChatOptions.Builder<?> builder = options.mutate();
			change.accept(builder);
			return builder;
		});
	}

}
