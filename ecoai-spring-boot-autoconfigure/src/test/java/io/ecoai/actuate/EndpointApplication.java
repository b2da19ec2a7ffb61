package io.ecoai.actuate;

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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * A running web application with the endpoint over a facade in memory.
 */
class EndpointApplication implements AutoCloseable {

	private static final JsonMapper mapper = JsonMapper.builder().build();

	private final HttpClient client = HttpClient.newHttpClient();

	private final ConfigurableApplicationContext context;

	EndpointApplication(WebApplicationType type, EcoAi ecoAi, String... properties) {
		List<String> all = new ArrayList<>(List.of("server.port=0", "server.address=127.0.0.1",
				"management.endpoints.web.exposure.include=health,ecoai",
				"management.endpoint.ecoai.access=unrestricted", "management.prometheus.metrics.export.enabled=false",
				"spring.main.banner-mode=off", "spring.ai.model.chat=none", "spring.ai.model.embedding=none",
				"spring.ai.model.embedding.text=none", "spring.ai.model.embedding.multimodal=none",
				"spring.ai.model.image=none", "spring.ai.model.audio.speech=none",
				"spring.ai.model.audio.transcription=none", "spring.ai.model.moderation=none"));
		all.addAll(List.of(properties));
		ApplicationContextInitializer<GenericApplicationContext> beans = (context) -> context.registerBean("ecoAi",
				EcoAi.class, () -> ecoAi);
		this.context = new SpringApplicationBuilder(Application.class).web(type)
			.properties(all.toArray(String[]::new))
			.initializers(beans)
			.run();
	}

	ConfigurableApplicationContext context() {
		return this.context;
	}

	int port() {
		return Integer.parseInt(this.context.getEnvironment().getRequiredProperty("local.server.port"));
	}

	Reply get(String path, String... headers) {
		return send("GET", path, "", headers);
	}

	Reply delete(String path) {
		return send("DELETE", path, "");
	}

	Reply post(String path, String json) {
		return send("POST", path, json, "Content-Type", "application/json");
	}

	private Reply send(String method, String path, String body, String... headers) {
		HttpRequest.Builder request = HttpRequest
			.newBuilder(URI.create("http://127.0.0.1:" + port() + "/actuator/ecoai" + path))
			.method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
		if (headers.length > 0) {
			request.headers(headers);
		}
		try {
			HttpResponse<String> response = this.client.send(request.build(), BodyHandlers.ofString());
			return new Reply(response.statusCode(), response.headers().firstValue("Content-Type").orElse(""),
					response.body());
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

	record Reply(int status, String contentType, String body) {

		JsonNode json() {
			return mapper.readTree(this.body);
		}

	}

	@SpringBootConfiguration
	@EnableAutoConfiguration(excludeName = "io.ecoai.autoconfigure.EcoAiAutoConfiguration")
	static class Application {

	}

}
