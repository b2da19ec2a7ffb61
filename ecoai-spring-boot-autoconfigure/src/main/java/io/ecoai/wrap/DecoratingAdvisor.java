package io.ecoai.wrap;

import java.util.List;
import java.util.function.Supplier;

import reactor.core.publisher.Flux;

import org.springframework.ai.chat.client.ChatClientRequest;
import org.springframework.ai.chat.client.ChatClientResponse;
import org.springframework.ai.chat.client.advisor.ChatModelCallAdvisor;
import org.springframework.ai.chat.client.advisor.ChatModelStreamAdvisor;
import org.springframework.ai.chat.client.advisor.api.Advisor;
import org.springframework.ai.chat.client.advisor.api.CallAdvisor;
import org.springframework.ai.chat.client.advisor.api.CallAdvisorChain;
import org.springframework.ai.chat.client.advisor.api.StreamAdvisor;
import org.springframework.ai.chat.client.advisor.api.StreamAdvisorChain;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.core.Ordered;

/**
 * Decorates the calls of a chat client whose model could not be decorated itself. Stands
 * just before the end of the chain and lets Spring AI's own last advisor make the final
 * prompt, with format instructions or output schema, around the decorator: the prompt of
 * the request would not tell two result types apart.
 */
final class DecoratingAdvisor implements CallAdvisor, StreamAdvisor {

	private final ChatModel model;

	private final String beanName;

	private final Supplier<ModelDecorator> decorators;

	private final DecorationScope scope;

	DecoratingAdvisor(ChatModel model, String beanName, Supplier<ModelDecorator> decorators, DecorationScope scope) {
		this.model = model;
		this.beanName = beanName;
		this.decorators = decorators;
		this.scope = scope;
	}

	@Override
	public String getName() {
		return "ecoai";
	}

	/**
	 * Spring AI's last advisors are at the lowest precedence, and ties are decided by
	 * chance.
	 */
	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE - 1;
	}

	@Override
	public ChatClientResponse adviseCall(ChatClientRequest request, CallAdvisorChain chain) {
		if (this.decorators.get().isDecorated(this.model) || !isLast(chain.getCallAdvisors())) {
			return chain.nextCall(request);
		}
		ChatModel decorated = decorate(() -> answer(request, chain), Flux::empty);
		return ChatModelCallAdvisor.builder().chatModel(decorated).build().adviseCall(request, chain);
	}

	@Override
	public Flux<ChatClientResponse> adviseStream(ChatClientRequest request, StreamAdvisorChain chain) {
		if (this.decorators.get().isDecorated(this.model) || !isLast(chain.getStreamAdvisors())) {
			return chain.nextStream(request);
		}
		ChatModel decorated = decorate(() -> {
			throw new IllegalStateException("A streaming chain cannot be called");
		}, () -> chunks(request, chain));
		return ChatModelStreamAdvisor.builder().chatModel(decorated).build().adviseStream(request, chain);
	}

	/**
	 * Whether nothing but Spring AI's own last advisor follows. What another one would
	 * change could not be told from the prompt, so that such calls are not decorated.
	 */
	private boolean isLast(List<? extends Advisor> advisors) {
		return advisors.subList(advisors.indexOf(this) + 1, advisors.size())
			.stream()
			.allMatch(
					(advisor) -> advisor instanceof ChatModelCallAdvisor || advisor instanceof ChatModelStreamAdvisor);
	}

	private ChatModel decorate(Supplier<ChatResponse> call, Supplier<Flux<ChatResponse>> stream) {
		ChatModel rest = new ChainedChatModel(this.model, (prompt) -> call.get(), (prompt) -> stream.get());
		return this.decorators.get().decorate(rest, this.model, this.beanName);
	}

	/**
	 * A chain can be gone through once, so each call of the decorator gets its own copy.
	 */
	private ChatResponse answer(ChatClientRequest request, CallAdvisorChain chain) {
		ChatResponse response = this.scope.inside(() -> chain.copy(this).nextCall(request)).chatResponse();
		if (response == null) {
			throw new IllegalStateException("The chat model returned no response");
		}
		return response;
	}

	private Flux<ChatResponse> chunks(ChatClientRequest request, StreamAdvisorChain chain) {
		return this.scope.inside(Flux.defer(() -> chain.copy(this).nextStream(request))).handle((response, sink) -> {
			if (response.chatResponse() != null) {
				sink.next(response.chatResponse());
			}
		});
	}

}
