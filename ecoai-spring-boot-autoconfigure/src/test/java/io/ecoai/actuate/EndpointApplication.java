package io.ecoai.actuate;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

import io.ecoai.EcoAi;
import io.ecoai.FacadeApplication;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A running web application with the endpoint over a facade in memory.
 */
class EndpointApplication implements AutoCloseable {

	private static final JsonMapper mapper = JsonMapper.builder().build();

	private final FacadeApplication application;

	EndpointApplication(WebApplicationType type, EcoAi ecoAi, String... properties) {
		List<String> all = new ArrayList<>(List.of("management.endpoints.web.exposure.include=health,ecoai",
				"management.endpoint.ecoai.access=unrestricted", "management.prometheus.metrics.export.enabled=false"));
		all.addAll(List.of(properties));
		this.application = new FacadeApplication(Application.class, type, ecoAi, all);
	}

	ConfigurableApplicationContext context() {
		return this.application.context();
	}

	int port() {
		return this.application.port();
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
		HttpResponse<String> response = this.application.send(method, "/actuator/ecoai" + path, body, headers);
		return new Reply(response.statusCode(), response.headers().firstValue("Content-Type").orElse(""),
				response.body());
	}

	@Override
	public void close() {
		this.application.close();
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
