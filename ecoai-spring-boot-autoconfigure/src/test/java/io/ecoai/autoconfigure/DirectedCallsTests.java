package io.ecoai.autoconfigure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.ecoai.autoconfigure.Models.OpenModel;
import io.ecoai.cache.NamespaceResolver;
import io.ecoai.control.CacheControl;
import io.ecoai.usage.UsageQuery;
import io.ecoai.usage.UsageRecord;
import io.ecoai.wire.Answer;
import io.ecoai.wire.Provider;
import io.ecoai.wire.ProviderStub;
import io.ecoai.wire.WeatherTool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What callers ask of the cache, through all that stands between them and a model in a
 * running application.
 */
@Timeout(120)
class DirectedCallsTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	@TempDir
	Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "openAiChatModel", "openModel" })
	void reachTheDecoratorOfEveryKindOfBean(String beanName) {
		try (ProviderStub stub = ProviderStub.start(Provider.OPENAI);
				RunningApplication application = RunningApplication.in(this.folder)
					.provider(stub)
					.beans(OwnModel.class)
					.start()) {
			ChatModel model = application.context().getBean(beanName, ChatModel.class);
			Prompt prompt = new Prompt("Who?");
			assertThat(call(model, CacheControl.noStore().applyTo(prompt))).isEqualTo("miss");
			assertThat(call(model, prompt)).isEqualTo("miss");
			assertThat(call(model, CacheControl.bypass().applyTo(prompt))).isEqualTo("bypass");
			assertThat(stream(model, CacheControl.onlyIfCached().applyTo(prompt))).containsOnly("hit");
			assertThat(stream(model, CacheControl.namespace("a").applyTo(prompt))).containsOnly("miss");
			ChatClient client = ChatClient.create(model);
			assertThat(RunningApplication
				.outcome(client.prompt("Who?").advisors(CacheControl.bypass()).call().chatResponse()))
				.isEqualTo("bypass");
		}
	}

	private static String call(ChatModel model, Prompt prompt) {
		return RunningApplication.outcome(model.call(prompt));
	}

	private static List<String> stream(ChatModel model, Prompt prompt) {
		return model.stream(prompt).map(RunningApplication::outcome).collectList().blockOptional(LIMIT).orElseThrow();
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnModel {

		@Bean
		OpenModel openModel() {
			return new OpenModel("open");
		}

	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void holdInToolLoopsOfAClientOverARawModel(boolean streamed) {
		try (ProviderStub stub = ProviderStub.start(Provider.OPENAI);
				RunningApplication application = RunningApplication.in(this.folder)
					.provider(stub)
					.beans(RawClient.class)
					.start()) {
			ChatClient client = application.bean(ChatClient.class);
			WeatherTool weather = new WeatherTool();
			for (CacheControl control : List.of(CacheControl.exactOnly(), CacheControl.exactOnly(),
					CacheControl.bypass())) {
				stub.answers(Answer.TOOL_CALL, Answer.TEXT);
				ChatClient.ChatClientRequestSpec request = client.prompt("How is the weather?")
					.tools(weather)
					.advisors(control);
				if (streamed) {
					request.stream().content().blockLast(LIMIT);
				}
				else {
					request.call().content();
				}
			}
			assertThat(weather.cities()).containsExactly("Paris", "Paris", "Paris");
			assertThat(stub.requestCount()).isEqualTo(4);
			assertThat(application.ecoAi().history(UsageQuery.latest())).extracting((record) -> record.outcome().id())
				.containsExactly("bypass", "bypass", "hit", "hit", "miss", "miss");
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class RawClient {

		@Bean
		ChatClient client(OpenAiChatModel model) {
			return ChatClient.create(model);
		}

	}

	@Test
	void areLoggedInTheNamespaceThatAResolverNames() {
		try (ProviderStub stub = ProviderStub.start(Provider.OPENAI);
				RunningApplication application = RunningApplication.in(this.folder)
					.provider(stub)
					.beans(Tenants.class)
					.start()) {
			Prompt prompt = new Prompt("Who?");
			for (String tenant : List.of("a", "b", "a")) {
				application.model()
					.stream(prompt)
					.contextWrite((context) -> context.put("tenant", tenant))
					.blockLast(LIMIT);
			}
			assertThat(application.ask(prompt)).isEqualTo("bypass");
			assertThat(stub.requestCount()).isEqualTo(3);
			assertThat(application.ecoAi().history(UsageQuery.latest().inNamespace("a"))).hasSize(2)
				.extracting(UsageRecord::namespace)
				.containsOnly("a");
			assertThat(application.ecoAi().history(UsageQuery.latest().inNamespace("unresolved"))).hasSize(1);
			assertThat(application.ecoAi().history(UsageQuery.latest().inNamespace("c"))).isEmpty();
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class Tenants {

		@Bean
		NamespaceResolver tenants() {
			return (context) -> context.getOrDefault("tenant", null);
		}

	}

	@Test
	void areServedStaleAnswersByTheProperty() {
		try (ProviderStub stub = ProviderStub.start(Provider.OPENAI);
				RunningApplication application = RunningApplication.in(this.folder)
					.provider(stub)
					.with("ecoai.mode=prod", "ecoai.ttl=0", "ecoai.chat.stale-if-error=1h",
							"spring.ai.openai.max-retries=0")
					.start()) {
			application.ask("Who?");
			stub.fail(500);
			assertThat(application.ask("Who?")).isEqualTo("stale");
			assertThat(application.ecoAi().summary().staleHits()).isEqualTo(1);
		}
	}

}
