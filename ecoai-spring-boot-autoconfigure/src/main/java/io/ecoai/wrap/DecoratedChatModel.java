package io.ecoai.wrap;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;

/**
 * Takes the place of a chat model bean whose class cannot be subclassed. Not final, so
 * that an application's aspects can be put around it. Thread-safe if the model is.
 */
public class DecoratedChatModel implements ChatModel, StandIn {

	private final ChatModel model;

	private final Decoration decoration;

	DecoratedChatModel(ChatModel model, Decoration decoration) {
		this.model = model;
		this.decoration = decoration;
	}

	@Override
	public ChatResponse call(Prompt prompt) {
		return this.decoration.call(this.model, prompt);
	}

	@Override
	public @Nullable String call(String message) {
		return inherits("call", String.class) ? this.decoration.call(this.model, message) : this.model.call(message);
	}

	@Override
	public @Nullable String call(Message... messages) {
		return inherits("call", Message[].class) ? this.decoration.call(this.model, messages)
				: this.model.call(messages);
	}

	@Override
	public Flux<ChatResponse> stream(Prompt prompt) {
		return this.decoration.stream(this.model, prompt);
	}

	@Override
	public Flux<String> stream(String message) {
		return inherits("stream", String.class) ? this.decoration.stream(this.model, message)
				: this.model.stream(message);
	}

	@Override
	public Flux<String> stream(Message... messages) {
		return inherits("stream", Message[].class) ? this.decoration.stream(this.model, messages)
				: this.model.stream(messages);
	}

	@Override
	public ChatOptions getOptions() {
		return this.model.getOptions();
	}

	@Override
	@Deprecated(forRemoval = true)
	@SuppressWarnings("removal")
	public ChatOptions getDefaultOptions() {
		return this.model.getDefaultOptions();
	}

	@Override
	public Object ecoAiRawObject() {
		return this.model;
	}

	private boolean inherits(String name, Class<?> parameterType) {
		return ModelCalls.isInherited(this.model.getClass(), name, parameterType);
	}

	@Override
	public String toString() {
		return "Decorated bean '" + this.decoration.beanName() + "': " + this.model;
	}

}
