package io.ecoai.autoconfigure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.ecoai.EcoAi;
import io.ecoai.wire.ProviderStub;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.model.chat.client.autoconfigure.ChatClientAutoConfiguration;
import org.springframework.ai.model.openai.autoconfigure.OpenAiChatAutoConfiguration;
import org.springframework.ai.model.tool.autoconfigure.ToolCallingAutoConfiguration;
import org.springframework.ai.retry.autoconfigure.SpringAiRetryAutoConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * An application that was started as users start theirs: with Spring AI's
 * auto-configuration of a real OpenAI client that talks to a stub, and files in a folder
 * of its own.
 */
final class RunningApplication implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	private RunningApplication(ConfigurableApplicationContext context) {
		this.context = context;
	}

	/**
	 * An application with no web server and no more than it takes to call a model, whose
	 * files are in the working directory.
	 */
	static Builder withDefaultPaths() {
		return new Builder(Small.class, WebApplicationType.NONE);
	}

	/** An application with no web server and no more than it takes to call a model. */
	static Builder in(Path folder) {
		return withDefaultPaths().with("ecoai.sqlite.path=" + cache(folder), "ecoai.usage.path=" + usage(folder),
				"ecoai.settings-path=" + settings(folder));
	}

	/** An application with all auto-configurations and a web server on a free port. */
	static Builder webIn(Path folder, WebApplicationType type) {
		return new Builder(Whole.class, type)
			.with("ecoai.sqlite.path=" + cache(folder), "ecoai.usage.path=" + usage(folder),
					"ecoai.settings-path=" + settings(folder))
			.with("server.port=0", "server.address=127.0.0.1");
	}

	static Path cache(Path folder) {
		return folder.resolve("cache.db");
	}

	static Path usage(Path folder) {
		return folder.resolve("usage.db");
	}

	static Path settings(Path folder) {
		return folder.resolve("settings.json");
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	EcoAi ecoAi() {
		return bean(EcoAi.class);
	}

	ChatModel model() {
		return bean(ChatModel.class);
	}

	/** Asks the injected model and tells where the answer came from. */
	String ask(String question) {
		return ask(new Prompt(question));
	}

	String ask(Prompt prompt) {
		return outcome(model().call(prompt));
	}

	static String outcome(ChatResponse response) {
		return String.valueOf((Object) response.getMetadata().get("ecoai.cache"));
	}

	ConfigurableApplicationContext context() {
		return this.context;
	}

	int port() {
		return Integer.parseInt(this.context.getEnvironment().getRequiredProperty("local.server.port"));
	}

	@Override
	public void close() {
		this.context.close();
	}

	/**
	 * Says what application is started.
	 */
	static final class Builder {

		private final List<Class<?>> sources = new ArrayList<>();

		private final List<String> properties = new ArrayList<>(List.of("spring.main.banner-mode=off",
				"spring.application.name=tests", "spring.ai.model.chat=openai", "spring.ai.model.embedding=none",
				"spring.ai.model.embedding.text=none", "spring.ai.model.embedding.multimodal=none",
				"spring.ai.model.image=none", "spring.ai.model.audio.speech=none",
				"spring.ai.model.audio.transcription=none", "spring.ai.model.moderation=none",
				"spring.ai.openai.api-key=dummy", "spring.ai.openai.chat.model=gpt-4o"));

		private final Map<String, Object> environment = new LinkedHashMap<>();

		private final WebApplicationType type;

		private Builder(Class<?> source, WebApplicationType type) {
			this.type = type;
			this.sources.add(source);
		}

		Builder provider(ProviderStub stub) {
			return with("spring.ai.openai.base-url=" + stub.baseUrl());
		}

		/** Properties that rank as those of {@code application.properties} do. */
		Builder with(String... properties) {
			this.properties.addAll(List.of(properties));
			return this;
		}

		/** An environment variable. */
		Builder withVariable(String name, String value) {
			this.environment.put(name, value);
			return this;
		}

		Builder beans(Class<?>... configurations) {
			this.sources.addAll(List.of(configurations));
			return this;
		}

		RunningApplication start(String... arguments) {
			return new RunningApplication(
					new SpringApplicationBuilder(this.sources.toArray(Class<?>[]::new)).web(this.type)
						.registerShutdownHook(false)
						.properties(this.properties.toArray(String[]::new))
						.initializers((context) -> context.getEnvironment()
							.getPropertySources()
							.addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", this.environment)))
						.run(arguments));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ OpenAiChatAutoConfiguration.class, ToolCallingAutoConfiguration.class,
			SpringAiRetryAutoConfiguration.class, ChatClientAutoConfiguration.class, EcoAiAutoConfiguration.class })
	static class Small {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Whole {

	}

}
