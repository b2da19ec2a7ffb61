package io.ecoai.autoconfigure;

import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;

/**
 * A model that hands its work to another one.
 */
class Router implements ChatModel {

	private final AtomicInteger answered = new AtomicInteger();

	private final ChatModel model;

	Router(ChatModel model) {
		this.model = model;
	}

	/** How often the other model has answered. */
	int answered() {
		return this.answered.get();
	}

	@Override
	public ChatResponse call(Prompt prompt) {
		ChatResponse response = this.model.call(prompt);
		this.answered.incrementAndGet();
		return response;
	}

	@Override
	public ChatOptions getOptions() {
		return this.model.getOptions();
	}

}
