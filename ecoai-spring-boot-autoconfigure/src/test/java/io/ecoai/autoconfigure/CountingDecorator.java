package io.ecoai.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

import io.ecoai.wrap.ModelDecorator;
import reactor.core.publisher.Flux;

import org.springframework.ai.chat.messages.MessageType;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.image.ImageModel;
import org.springframework.ai.image.ImagePrompt;
import org.springframework.ai.image.ImageResponse;
import org.springframework.ai.model.Model;
import org.springframework.ai.model.ModelResponse;

/**
 * Notes every decorated call as "bean:text" and answers a repeated one from memory.
 */
class CountingDecorator implements ModelDecorator {

	final List<String> calls = new CopyOnWriteArrayList<>();

	final List<Model<?, ?>> models = new CopyOnWriteArrayList<>();

	final Map<String, ModelResponse<?>> answers = new ConcurrentHashMap<>();

	final Map<String, List<ChatResponse>> streams = new ConcurrentHashMap<>();

	@Override
	public ChatModel decorate(ChatModel delegate, ChatModel model, String beanName) {
		this.models.add(model);
		return new Counting(delegate, beanName);
	}

	@Override
	public ImageModel decorate(ImageModel model, String beanName) {
		this.models.add(model);
		return new CountingImages(model, beanName);
	}

	@Override
	public boolean isDecorated(Model<?, ?> model) {
		return model instanceof Counting || model instanceof CountingImages;
	}

	private <R extends ModelResponse<?>> R answer(String key, Class<R> type, Supplier<R> provider) {
		this.calls.add(key);
		ModelResponse<?> known = this.answers.get(key);
		if (known == null) {
			known = provider.get();
			this.answers.put(key, known);
		}
		return type.cast(known);
	}

	final class CountingImages implements ImageModel {

		private final ImageModel model;

		private final String beanName;

		CountingImages(ImageModel model, String beanName) {
			this.model = model;
			this.beanName = beanName;
		}

		@Override
		public ImageResponse call(ImagePrompt prompt) {
			return answer(this.beanName + ":" + prompt.getInstructions().get(0).getText(), ImageResponse.class,
					() -> this.model.call(prompt));
		}

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
			return answer(key(prompt), ChatResponse.class, () -> this.delegate.call(prompt));
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
