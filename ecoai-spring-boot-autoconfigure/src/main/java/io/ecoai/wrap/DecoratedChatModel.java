package io.ecoai.wrap;

import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.util.context.ContextView;

import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.util.ClassUtils;

/**
 * Takes the place of a chat model bean whose class cannot be subclassed. Not final, so
 * that an application's aspects can be put around it. Thread-safe if the model is.
 */
public class DecoratedChatModel implements ChatModel, StandIn {

	private final ChatModel model;

	private final Decoration<ChatModel> decoration;

	DecoratedChatModel(ChatModel model, Decoration<ChatModel> decoration) {
		this.model = model;
		this.decoration = decoration;
	}

	@Override
	public ChatResponse call(Prompt prompt) {
		return target().call(prompt);
	}

	@Override
	public @Nullable String call(String message) {
		return inherits("call", String.class) ? target().call(message) : this.model.call(message);
	}

	@Override
	public @Nullable String call(Message... messages) {
		return inherits("call", Message[].class) ? target().call(messages) : this.model.call(messages);
	}

	@Override
	public Flux<ChatResponse> stream(Prompt prompt) {
		return Flux.deferContextual((context) -> target(context).stream(prompt));
	}

	@Override
	public Flux<String> stream(String message) {
		return inherits("stream", String.class) ? Flux.deferContextual((context) -> target(context).stream(message))
				: this.model.stream(message);
	}

	@Override
	public Flux<String> stream(Message... messages) {
		return inherits("stream", Message[].class) ? Flux.deferContextual((context) -> target(context).stream(messages))
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

	private ChatModel target() {
		return this.decoration.unlessInside(this.model);
	}

	private ChatModel target(ContextView context) {
		return this.decoration.unlessInside(this.model, context);
	}

	/**
	 * Tells whether the model has a convenience method from the interface. Called on the
	 * model itself it would call past the decorator; a model's own version of it is left
	 * to the model.
	 */
	private boolean inherits(String name, Class<?> parameterType) {
		Method method = ClassUtils.getMethodIfAvailable(this.model.getClass(), name, parameterType);
		return method != null && method.getDeclaringClass().isAssignableFrom(ChatModel.class);
	}

	@Override
	public String toString() {
		return "Decorated bean '" + this.decoration.beanName() + "': " + this.model;
	}

}
