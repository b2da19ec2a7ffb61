package io.ecoai.wrap;

import java.util.function.Function;

import reactor.core.publisher.Flux;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;

/**
 * The rest of an advisor chain, seen as a chat model. The prompt that it is called with
 * is not used: the chain makes the same one of its own request.
 *
 * @param model the model at the end of the chain
 * @param call goes on with the chain
 * @param stream goes on with the chain, streaming
 */
record ChainedChatModel(ChatModel model, Function<Prompt, ChatResponse> call,
		Function<Prompt, Flux<ChatResponse>> stream) implements ChatModel {

	@Override
	public ChatResponse call(Prompt prompt) {
		return this.call.apply(prompt);
	}

	@Override
	public Flux<ChatResponse> stream(Prompt prompt) {
		return this.stream.apply(prompt);
	}

	@Override
	public ChatOptions getOptions() {
		return this.model.getOptions();
	}

}
