package io.ecoai.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.FileSystemUtils;

/**
 * A web application with a chat model, which says how long it took to start.
 */
public final class WebApplication {

	/** Stands before the milliseconds that the start took and the megabytes in use. */
	public static final String STARTED = "started in ";

	private WebApplication() {
	}

	/**
	 * Starts it, and stops it again.
	 * @param arguments properties
	 * @throws IOException if there is no room for its files
	 */
	public static void main(String[] arguments) throws IOException {
		long start = System.nanoTime();
		Path folder = Files.createTempDirectory("ecoai-benchmarks");
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Whole.class)
			.properties("spring.main.banner-mode=off", "logging.level.root=warn", "spring.application.name=benchmarks",
					"server.port=0", "server.address=127.0.0.1", "management.endpoints.web.exposure.include=*",
					"ecoai.sqlite.path=" + folder.resolve("cache.db"), "ecoai.usage.path=" + folder.resolve("usage.db"),
					"ecoai.settings-path=" + folder.resolve("settings.json"))
			.run(arguments)) {
			double millis = (System.nanoTime() - start) / 1e6;
			System.gc();
			Runtime runtime = Runtime.getRuntime();
			System.out.println(STARTED + millis + ' ' + (runtime.totalMemory() - runtime.freeMemory()) / 1e6);
		}
		finally {
			FileSystemUtils.deleteRecursively(folder);
		}
		// The threads of the model's client outlive it.
		System.exit(0);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Whole {

		@Bean
		OpenAiChatModel chatModel() {
			return OpenAiChatModel.builder()
				.options(OpenAiChatOptions.builder()
					.baseUrl("http://127.0.0.1:9/v1")
					.apiKey("none")
					.model("gpt-4.1-mini")
					.build())
				.build();
		}

	}

}
