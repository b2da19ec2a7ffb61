package io.ecoai.wrap;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;

/**
 * The decorator of one bean, made at its first call and anew when the object behind the
 * bean changes.
 */
final class Decoration {

	private final Supplier<ModelDecorator> decorators;

	private final DecorationScope scope;

	private final String beanName;

	private volatile @Nullable Made made;

	Decoration(Supplier<ModelDecorator> decorators, DecorationScope scope, String beanName) {
		this.decorators = decorators;
		this.scope = scope;
		this.beanName = beanName;
	}

	String beanName() {
		return this.beanName;
	}

	ChatResponse call(ChatModel model, Prompt prompt) {
		return target(model).call(prompt);
	}

	@Nullable String call(ChatModel model, String message) {
		return target(model).call(message);
	}

	@Nullable String call(ChatModel model, Message... messages) {
		return target(model).call(messages);
	}

	Flux<ChatResponse> stream(ChatModel model, Prompt prompt) {
		return Flux.deferContextual((context) -> (this.scope.isInside(context) ? model : around(model)).stream(prompt));
	}

	Flux<String> stream(ChatModel model, String message) {
		return Flux
			.deferContextual((context) -> (this.scope.isInside(context) ? model : around(model)).stream(message));
	}

	Flux<String> stream(ChatModel model, Message... messages) {
		return Flux
			.deferContextual((context) -> (this.scope.isInside(context) ? model : around(model)).stream(messages));
	}

	private ChatModel target(ChatModel model) {
		return this.scope.isInside() ? model : around(model);
	}

	private ChatModel around(ChatModel model) {
		Made current = this.made;
		if (current == null || current.model() != model) {
			ModelDecorator decorator = this.decorators.get();
			current = new Made(model,
					decorator.isDecorated(model) ? model : decorator.decorate(model, model, this.beanName));
			this.made = current;
		}
		return current.decorated();
	}

	private record Made(ChatModel model, ChatModel decorated) {
	}

}
