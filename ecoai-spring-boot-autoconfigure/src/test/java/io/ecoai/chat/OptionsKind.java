package io.ecoai.chat;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

import org.springframework.ai.anthropic.AnthropicChatOptions;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.google.genai.GoogleGenAiChatOptions;
import org.springframework.ai.model.tool.DefaultToolCallingChatOptions;
import org.springframework.ai.model.tool.StructuredOutputChatOptions;
import org.springframework.ai.ollama.api.OllamaChatOptions;
import org.springframework.ai.openai.OpenAiChatOptions;

/**
 * The classes of options, each with the provider that reads it.
 */
enum OptionsKind {

	OPENAI(OpenAiChatOptions::builder, new OpenAiProvider()),

	ANTHROPIC(AnthropicChatOptions::builder, new AnthropicProvider()),

	GEMINI(GoogleGenAiChatOptions::builder, new GoogleGenAiProvider()),

	OLLAMA(OllamaChatOptions::builder, new OllamaProvider()),

	PLAIN(ChatOptions::builder, new OtherProvider()),

	TOOLS(DefaultToolCallingChatOptions::builder, new OtherProvider()),

	STRUCTURED(StructuredOutputChatOptions::builder, new OtherProvider());

	private final Supplier<ChatOptions.Builder<?>> builder;

	private final ChatProvider provider;

	OptionsKind(Supplier<ChatOptions.Builder<?>> builder, ChatProvider provider) {
		this.builder = builder;
		this.provider = provider;
	}

	ChatOptions.Builder<?> builder() {
		return this.builder.get();
	}

	ChatProvider provider() {
		return this.provider;
	}

	String model() {
		return "model";
	}

	/** The getters that no key depends on. */
	Set<String> ignored() {
		Set<String> ignored = new HashSet<>(this.provider.ignoredOptions());
		if (!this.provider.seesWholePrompt()) {
			ignored.add("toolContext");
		}
		return ignored;
	}

}
