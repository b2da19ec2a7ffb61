package io.ecoai.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import io.ecoai.wrap.ModelDecorator;
import reactor.core.publisher.Flux;

import org.springframework.ai.chat.messages.MessageType;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;

/**
 * Notes every decorated call as "bean:text" and answers a repeated one from memory.
 */
class CountingDecorator implements ModelDecorator {

	final List<String> calls = new CopyOnWriteArrayList<>();

	final List<ChatModel> models = new CopyOnWriteArrayList<>();

	final Map<String, ChatResponse> answers = new ConcurrentHashMap<>();

	final Map<String, List<ChatResponse>> streams = new ConcurrentHashMap<>();

	@Override
	public ChatModel decorate(ChatModel delegate, ChatModel model, String beanName) {
		this.models.add(model);
		return new Counting(delegate, beanName);
	}

	@Override
	public boolean isDecorated(ChatModel model) {
		return model instanceof Counting;
	}

	final class Counting implements ChatModel {

		private final ChatModel delegate;

		private final String beanName;

		Counting(ChatModel delegate, String beanName) {
			this.delegate = delegate;
			this.beanName = beanName;
		}

		@Override
		public ChatResponse call(Prompt prompt) {
			String key = key(prompt);
			CountingDecorator.this.calls.add(key);
			ChatResponse known = CountingDecorator.this.answers.get(key);
			if (known == null) {
				known = this.delegate.call(prompt);
				CountingDecorator.this.answers.put(key, known);
			}
			return known;
		}

		@Override
		public Flux<ChatResponse> stream(Prompt prompt) {
			String key = key(prompt);
			CountingDecorator.this.calls.add(key);
			List<ChatResponse> known = CountingDecorator.this.streams.get(key);
			return (known != null) ? Flux.fromIterable(known)
					: this.delegate.stream(prompt)
						.collectList()
						.doOnNext((chunks) -> CountingDecorator.this.streams.put(key, chunks))
						.flatMapIterable((chunks) -> chunks);
		}

		@Override
		public ChatOptions getOptions() {
			return this.delegate.getOptions();
		}

		private String key(Prompt prompt) {
			boolean afterTool = prompt.getInstructions()
				.stream()
				.anyMatch((message) -> message.getMessageType() == MessageType.TOOL);
			return this.beanName + ":" + prompt.getContents() + (afterTool ? " (tool answered)" : "");
		}

	}

}
