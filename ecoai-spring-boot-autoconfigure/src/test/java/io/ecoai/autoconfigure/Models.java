package io.ecoai.autoconfigure;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import reactor.core.publisher.Flux;

import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;

/**
 * Models without a provider, of the kinds that an application may have.
 */
final class Models {

	private Models() {
	}

	static ChatResponse answer(String text) {
		return new ChatResponse(List.of(new Generation(new AssistantMessage(text))));
	}

	interface Named {

		String name();

	}

	interface CustomModel extends ChatModel, Named {

	}

	abstract static class Base implements CustomModel {

		private final String name;

		final AtomicInteger calls = new AtomicInteger();

		Base(String name) {
			this.name = name;
		}

		@Override
		public String name() {
			return this.name;
		}

		@Override
		public ChatResponse call(Prompt prompt) {
			return answer(this.name + " " + this.calls.incrementAndGet());
		}

		@Override
		public Flux<ChatResponse> stream(Prompt prompt) {
			return Flux.defer(() -> Flux.just(call(prompt)));
		}

		@Override
		public ChatOptions getOptions() {
			return ChatOptions.builder().model(this.name).build();
		}

	}

	static class OpenModel extends Base {

		OpenModel(String name) {
			super(name);
		}

	}

	static final class FinalModel extends Base {

		FinalModel(String name) {
			super(name);
		}

	}

	/** Allows subclasses, but not the interception of one method. */
	static class HalfOpenModel extends Base {

		HalfOpenModel(String name) {
			super(name);
		}

		final String describe() {
			return name();
		}

	}

	/** Has its own idea of a convenience method. */
	static class PolitelyAskingModel extends Base {

		PolitelyAskingModel(String name) {
			super(name);
		}

		@Override
		public String call(String message) {
			return "please";
		}

	}

}
