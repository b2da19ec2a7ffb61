package io.ecoai.dashboard;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

import io.ecoai.EcoAi;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * A web application with the dashboard over a facade in memory.
 */
final class DashboardApplication implements AutoCloseable {

	static final String OURS = DashboardAccess.HEADER;

	private final HttpClient client = HttpClient.newHttpClient();

	private final ConfigurableApplicationContext context;

	DashboardApplication(WebApplicationType type, EcoAi ecoAi, String... properties) {
		List<String> all = new ArrayList<>(List.of("server.port=0", "server.address=127.0.0.1",
				"spring.main.banner-mode=off", "spring.ai.model.chat=none", "spring.ai.model.embedding=none",
				"spring.ai.model.embedding.text=none", "spring.ai.model.image=none",
				"spring.ai.model.audio.speech=none", "spring.ai.model.audio.transcription=none",
				"spring.ai.model.moderation=none"));
		all.addAll(List.of(properties));
		ApplicationContextInitializer<GenericApplicationContext> beans = (context) -> context.registerBean("ecoAi",
				EcoAi.class, () -> ecoAi);
		this.context = new SpringApplicationBuilder(Application.class).web(type)
			.properties(all.toArray(String[]::new))
			.initializers(beans)
			.run();
	}

	int port() {
		return Integer.parseInt(this.context.getEnvironment().getRequiredProperty("local.server.port"));
	}

	HttpResponse<String> get(String path, String... headers) {
		return send("GET", path, "", headers);
	}

	HttpResponse<String> send(String method, String path, String body, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
			.method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
		if (headers.length > 0) {
			request.headers(headers);
		}
		try {
			return this.client.send(request.build(), BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.context.close();
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration(excludeName = "io.ecoai.autoconfigure.EcoAiAutoConfiguration")
	static class Application {

		/** What must not open the dashboard. */
		@Bean
		@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
		WebMvcConfigurer readableByAllSites() {
			return new WebMvcConfigurer() {

				@Override
				public void addCorsMappings(org.springframework.web.servlet.config.annotation.CorsRegistry registry) {
					registry.addMapping("/**").allowedOrigins("*").allowedMethods("*").allowedHeaders("*");
				}

			};
		}

		@Bean
		@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
		WebFluxConfigurer readableByAllSitesToo() {
			return new WebFluxConfigurer() {

				@Override
				public void addCorsMappings(org.springframework.web.reactive.config.CorsRegistry registry) {
					registry.addMapping("/**").allowedOrigins("*").allowedMethods("*").allowedHeaders("*");
				}

			};
		}

	}

}
