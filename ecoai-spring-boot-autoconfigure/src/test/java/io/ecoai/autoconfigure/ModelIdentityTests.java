package io.ecoai.autoconfigure;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import io.ecoai.EcoAi;
import io.ecoai.wire.Provider;
import io.ecoai.wire.ProviderStub;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.ai.anthropic.AnthropicChatOptions;
import org.springframework.ai.anthropic.AnthropicSkill;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.client.ChatClientRequest;
import org.springframework.ai.chat.client.ChatClientResponse;
import org.springframework.ai.chat.client.advisor.api.CallAdvisor;
import org.springframework.ai.chat.client.advisor.api.CallAdvisorChain;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Scope;
import org.springframework.core.Ordered;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Whose answers are whose, where the model alone does not say it.
 */
class ModelIdentityTests {

	private static final AtomicReference<String> CURRENT = new AtomicReference<>("");

	@TempDir
	Path folder;

	@Test
	void modelsOfAnOwnClassThatAreWrappedByHandDoNotShare() {
		runner().run((context) -> {
			EcoAi ecoAi = context.getBean(EcoAi.class);
			assertThat(ecoAi.wrap(new Gateway("A")).call("hi")).isEqualTo("A");
			assertThat(ecoAi.wrap(new Gateway("B")).call("hi")).isEqualTo("B");
		});
	}

	@Test
	void prototypesOfAnOwnClassDoNotShare() {
		runner().withUserConfiguration(PrototypeConfiguration.class).run((context) -> {
			CURRENT.set("tenant-1");
			assertThat(context.getBean(ChatModel.class).call("hi")).isEqualTo("tenant-1");
			CURRENT.set("tenant-2");
			assertThat(context.getBean(ChatModel.class).call("hi")).isEqualTo("tenant-2");
		});
	}

	@Test
	void clientsOverModelsOfAnOwnClassDoNotShare() {
		runner().withUserConfiguration(ClientsConfiguration.class).run((context) -> {
			assertThat(context.getBean("german", ChatClient.class).prompt("hi").call().content()).isEqualTo("german");
			assertThat(context.getBean("english", ChatClient.class).prompt("hi").call().content()).isEqualTo("english");
		});
	}

	@Test
	void aBeanOfAnOwnClassHitsAfterARestartAndNotWithOtherFields() {
		AtomicReference<Gateway> bean = new AtomicReference<>();
		ApplicationContextRunner runner = runner().withBean("own", Gateway.class, bean::get);
		for (String place : List.of("A", "A", "B")) {
			bean.set(new Gateway(place));
			runner.run((context) -> assertThat(context.getBean(ChatModel.class).call("hi")).isEqualTo(place));
		}
		runner.run((context) -> assertThat(context.getBean(EcoAi.class).summary().cacheHits()).isEqualTo(1));
	}

	@Test
	void whatAnOwnModelMayReadInAPromptBelongsToTheKey() {
		runner().run((context) -> {
			ChatModel model = context.getBean(EcoAi.class).wrap(new TenantModel());
			for (String tenant : List.of("1", "2")) {
				UserMessage message = UserMessage.builder().text("hi").metadata(Map.of("tenant", tenant)).build();
				ChatResponse response = model.call(new Prompt(message));
				assertThat(response.getResult().getOutput().getText()).isEqualTo(tenant);
			}
		});
	}

	@Test
	void theSkillsOfAnAnthropicModelBelongToTheKeyOfRequestsWithOwnOptions() {
		try (ProviderStub stub = ProviderStub.start(Provider.ANTHROPIC)) {
			runner().run((context) -> {
				for (AnthropicSkill skill : List.of(AnthropicSkill.XLSX, AnthropicSkill.PDF)) {
					ChatModel model = stub.createModel((settings) -> settings.withOptions(AnthropicChatOptions.builder()
						.model("claude-sonnet-4-5")
						.maxTokens(10)
						.skill(skill)
						.build()));
					context.getBean(EcoAi.class).wrap(model).call(Provider.ANTHROPIC.prompt());
				}
				assertThat(stub.requestCount()).isEqualTo(2);
			});
		}
	}

	@Test
	void modelsThatSendDifferentHeadersDoNotShare() {
		try (ProviderStub stub = ProviderStub.start(Provider.OPENAI)) {
			runner().run((context) -> {
				for (String route : List.of("A", "B", "A")) {
					ChatModel model = context.getBean(EcoAi.class)
						.wrap(OpenAiChatModel.builder()
							.options(OpenAiChatOptions.builder()
								.baseUrl(stub.baseUrl())
								.apiKey("key-" + route)
								.customHeaders(Map.of("x-route", route))
								.build())
							.build());
					model.call(new Prompt("hi", OpenAiChatOptions.builder().model("gpt-4.1").build()));
				}
				assertThat(stub.requestCount()).isEqualTo(2);
			});
		}
	}

	@Test
	void whatAnAdvisorAddsBehindTheCacheIsNotServedToOthers() {
		runner().withUserConfiguration(FinalConfiguration.class).run((context) -> {
			ChatClient client = context.getBean(ChatClient.class);
			CURRENT.set("Alice");
			assertThat(client.prompt("hi").advisors(new NameAdvisor()).call().content()).contains("Alice");
			CURRENT.set("Bob");
			assertThat(client.prompt("hi").advisors(new NameAdvisor()).call().content()).contains("Bob");
		});
	}

	@Test
	void aCallThroughTwoDecoratedBeansCountsOnce() {
		runner().withUserConfiguration(NestedConfiguration.class).run((context) -> {
			context.getBean(ChatModel.class).call("hi");
			assertThat(context.getBean(EcoAi.class).summary().totalCalls()).isEqualTo(1);
		});
	}

	@Test
	void anApplicationThatEndsAfterOneCallLosesNoRecord() {
		for (int i = 0; i < 3; i++) {
			runner().withBean("own", Gateway.class, () -> new Gateway("A"))
				.run((context) -> context.getBean(ChatModel.class).call("hi"));
		}
		runner().run((context) -> assertThat(context.getBean(EcoAi.class).summary().totalCalls()).isEqualTo(3));
	}

	@Test
	void anAddressThatCannotBeParsedIsLeftToTheClient() {
		try (ProviderStub stub = ProviderStub.start(Provider.OPENAI)) {
			ChatModel model = OpenAiChatModel.builder()
				.options(OpenAiChatOptions.builder().baseUrl(stub.baseUrl() + " ").apiKey("key").build())
				.build();
			runner().withBean("blank", ChatModel.class, () -> model)
				.run((context) -> assertThatException().isThrownBy(() -> context.getBean(ChatModel.class).call("hi"))
					.isExactlyInstanceOf(catchThrowable(() -> model.call("hi")).getClass()));
			assertThat(stub.requestCount()).as("the client is less particular").isEqualTo(2);
		}
	}

	private ApplicationContextRunner runner() {
		return new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(EcoAiAutoConfiguration.class))
			.withPropertyValues("ecoai.sqlite.path=" + this.folder.resolve("cache.db"),
					"ecoai.usage.path=" + this.folder.resolve("usage.db"),
					"ecoai.settings-path=" + this.folder.resolve("settings.json"));
	}

	/** A model of which nothing tells what it talks to. */
	static class Gateway implements ChatModel {

		private final String place;

		Gateway(String place) {
			this.place = place;
		}

		@Override
		public ChatResponse call(Prompt prompt) {
			return new ChatResponse(List.of(new Generation(new AssistantMessage(this.place))));
		}

		@Override
		public ChatOptions getOptions() {
			return ChatOptions.builder().model("own").build();
		}

	}

	static class TenantModel extends Gateway {

		TenantModel() {
			super("");
		}

		@Override
		public ChatResponse call(Prompt prompt) {
			String tenant = String.valueOf(prompt.getUserMessage().getMetadata().get("tenant"));
			return new ChatResponse(List.of(new Generation(new AssistantMessage(tenant))));
		}

	}

	static final class FinalGateway extends Gateway {

		FinalGateway() {
			super("");
		}

		@Override
		public ChatResponse call(Prompt prompt) {
			return new ChatResponse(List.of(new Generation(new AssistantMessage(prompt.getContents()))));
		}

	}

	static class NameAdvisor implements CallAdvisor {

		@Override
		public ChatClientResponse adviseCall(ChatClientRequest request, CallAdvisorChain chain) {
			return chain.nextCall(request.mutate()
				.prompt(request.prompt()
					.augmentUserMessage(
							(message) -> message.mutate().text(message.getText() + " I am " + CURRENT.get()).build()))
				.build());
		}

		@Override
		public String getName() {
			return "name";
		}

		@Override
		public int getOrder() {
			return Ordered.LOWEST_PRECEDENCE - 1;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class PrototypeConfiguration {

		@Bean
		@Scope("prototype")
		ChatModel tenantModel() {
			return new Gateway(CURRENT.get());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ClientsConfiguration {

		@Bean
		FinalGateway model() {
			return new FinalGateway();
		}

		@Bean
		ChatClient german(FinalGateway model) {
			return ChatClient.create(new Gateway("german"));
		}

		@Bean
		ChatClient english(FinalGateway model) {
			return ChatClient.create(new Gateway("english"));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class FinalConfiguration {

		@Bean
		FinalGateway model() {
			return new FinalGateway();
		}

		@Bean
		ChatClient client(FinalGateway model) {
			return ChatClient.create(model);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class NestedConfiguration {

		@Bean
		Gateway inner() {
			return new Gateway("A");
		}

		@Bean
		@Primary
		ChatModel outer(@Qualifier("inner") ChatModel inner) {
			return new ChatModel() {

				@Override
				public ChatResponse call(Prompt prompt) {
					return inner.call(prompt);
				}

				@Override
				public ChatOptions getOptions() {
					return inner.getOptions();
				}

			};
		}

	}

}
