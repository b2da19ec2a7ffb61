package io.ecoai.autoconfigure;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.ecoai.autoconfigure.Models.FinalModel;
import reactor.core.publisher.Flux;

import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.client.ChatClientRequest;
import org.springframework.ai.chat.client.ChatClientResponse;
import org.springframework.ai.chat.client.advisor.api.CallAdvisor;
import org.springframework.ai.chat.client.advisor.api.CallAdvisorChain;
import org.springframework.ai.chat.messages.AssistantMessage.ToolCall;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.MessageType;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.model.tool.DefaultToolCallingChatOptions;
import org.springframework.ai.tool.annotation.Tool;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;
import org.springframework.core.Ordered;

/**
 * Applications with chat clients, and the models behind them.
 */
final class ChatClients {

	private ChatClients() {
	}

	record Name(String name) {
	}

	record Age(int age) {
	}

	@Configuration(proxyBeanMethods = false)
	static class FinalModelBean {

		@Bean
		FinalModel model() {
			return new FinalModel("model");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Created {

		@Bean
		ChatClient client(FinalModel model) {
			return ChatClient.create(model);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Built {

		@Bean
		ChatClient built(FinalModel model) {
			return ChatClient.builder(model).defaultSystem("be brief").build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Prototypes {

		@Bean
		@Scope("prototype")
		ChatClient client(FinalModel model) {
			return ChatClient.create(model);
		}

		@Bean
		@Scope("prototype")
		ChatClient.Builder builder(FinalModel model) {
			return ChatClient.builder(model);
		}

		@Bean
		ChatClient fromBuilder(ChatClient.Builder builder) {
			return builder.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OverInterface {

		@Bean
		ChatClient client(ChatModel model) {
			return ChatClient.create(model);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class HandMade {

		@Bean
		ChatClient client() {
			return ChatClient.create(new FinalModel("by hand"));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Passing {

		@Bean
		ChatClient client(ChatModel model) {
			return ChatClient.create(new ChatModel() {

				@Override
				public ChatResponse call(Prompt prompt) {
					return model.call(prompt);
				}

				@Override
				public Flux<ChatResponse> stream(Prompt prompt) {
					return model.stream(prompt);
				}

			});
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class WithLastAdvisor {

		@Bean
		ChatClient client(FinalModel model) {
			return ChatClient.builder(model).defaultAdvisors(new Last()).build();
		}

	}

	static final class Last implements CallAdvisor {

		@Override
		public ChatClientResponse adviseCall(ChatClientRequest request, CallAdvisorChain chain) {
			return chain.nextCall(request);
		}

		@Override
		public String getName() {
			return "last";
		}

		@Override
		public int getOrder() {
			return Ordered.LOWEST_PRECEDENCE;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Jsons {

		@Bean
		Json json() {
			return new Json();
		}

		@Bean
		ChatClient jsonClient(Json json) {
			return ChatClient.create(json);
		}

	}

	static final class Json implements ChatModel {

		final AtomicInteger calls = new AtomicInteger();

		@Override
		public ChatResponse call(Prompt prompt) {
			this.calls.incrementAndGet();
			return Models.answer(prompt.getContents().contains("age") ? "{\"age\": 3}" : "{\"name\": \"n\"}");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Toolings {

		@Bean
		Tooling tooling() {
			return new Tooling();
		}

		@Bean
		ChatClient toolClient(Tooling tooling) {
			return ChatClient.create(tooling);
		}

	}

	static class Clock {

		final AtomicInteger calls = new AtomicInteger();

		@Tool(name = "time", description = "tells the time")
		String time() {
			this.calls.incrementAndGet();
			return "noon";
		}

	}

	static final class Tooling implements ChatModel {

		final AtomicInteger calls = new AtomicInteger();

		@Override
		public ChatResponse call(Prompt prompt) {
			this.calls.incrementAndGet();
			boolean asked = prompt.getInstructions()
				.stream()
				.anyMatch((message) -> message.getMessageType() == MessageType.TOOL);
			return asked ? Models.answer("it is noon")
					: new ChatResponse(List.of(new Generation(AssistantMessage.builder()
						.content("")
						.toolCalls(List.of(new ToolCall("1", "function", "time", "{}")))
						.build())));
		}

		@Override
		public ChatOptions getOptions() {
			return DefaultToolCallingChatOptions.builder().build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Failing {

		@Bean
		ChatClient failing() {
			return ChatClient.create((prompt) -> {
				throw new IllegalArgumentException("no credit");
			});
		}

	}

}
