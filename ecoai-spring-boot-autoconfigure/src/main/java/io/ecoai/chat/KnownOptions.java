package io.ecoai.chat;

import java.util.Set;

import io.ecoai.key.UnkeyableRequestException;

/**
 * The options classes whose getters say everything that a request holds. Options of any
 * other class may hold more, so that their requests have no key.
 */
final class KnownOptions {

	static final Set<String> NAMES = Set.of("org.springframework.ai.openai.OpenAiChatOptions",
			"org.springframework.ai.anthropic.AnthropicChatOptions",
			"org.springframework.ai.google.genai.GoogleGenAiChatOptions",
			"org.springframework.ai.ollama.api.OllamaChatOptions",
			"org.springframework.ai.chat.prompt.DefaultChatOptions",
			"org.springframework.ai.model.tool.DefaultToolCallingChatOptions",
			"org.springframework.ai.model.tool.DefaultStructuredOutputChatOptions");

	private KnownOptions() {
	}

	static void require(Class<?> type) {
		if (!NAMES.contains(type.getName())) {
			throw new UnkeyableRequestException("the options class " + type.getName() + " is unknown");
		}
	}

}
