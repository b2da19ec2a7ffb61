package io.ecoai.dashboard;

import java.net.http.HttpResponse;
import java.util.List;

import io.ecoai.EcoAi;
import io.ecoai.FacadeApplication;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * A web application with the dashboard over a facade in memory.
 */
final class DashboardApplication implements AutoCloseable {

	static final String OURS = DashboardAccess.HEADER;

	private final FacadeApplication application;

	DashboardApplication(WebApplicationType type, EcoAi ecoAi, String... properties) {
		this.application = new FacadeApplication(Application.class, type, ecoAi, List.of(properties));
	}

	int port() {
		return this.application.port();
	}

	HttpResponse<String> get(String path, String... headers) {
		return send("GET", path, "", headers);
	}

	HttpResponse<String> send(String method, String path, String body, String... headers) {
		return this.application.send(method, path, body, headers);
	}

	@Override
	public void close() {
		this.application.close();
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
