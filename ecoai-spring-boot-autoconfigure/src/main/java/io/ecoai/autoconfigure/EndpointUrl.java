package io.ecoai.autoconfigure;

import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;

/**
 * Where the endpoint answers, as far as configuration tells. Read only once the web
 * server has its port.
 */
final class EndpointUrl {

	private final Environment environment;

	EndpointUrl(Environment environment) {
		this.environment = environment;
	}

	/** The address to open on this machine, or {@code null} without a web server. */
	@Nullable String find() {
		String applicationPort = property("local.server.port", "");
		String port = property("local.management.port", applicationPort);
		if (port.isEmpty()) {
			return null;
		}
		boolean apart = !port.equals(applicationPort);
		String context = apart ? path("management.server.base-path", "")
				: path("server.servlet.context-path", "") + path("spring.webflux.base-path", "");
		return (isSecure(apart ? "management.server.ssl." : "server.ssl.") ? "https" : "http") + "://localhost:" + port
				+ context + path("management.endpoints.web.base-path", "/actuator")
				+ path("management.endpoints.web.path-mapping.ecoai", "/ecoai");
	}

	/** The address of the dashboard, or {@code null} without a web server. */
	@Nullable String findDashboard(String path) {
		String port = property("local.server.port", "");
		return port.isEmpty() ? null
				: (isSecure("server.ssl.") ? "https" : "http") + "://localhost:" + port
						+ path("server.servlet.context-path", "") + path("spring.webflux.base-path", "")
						+ path("spring.mvc.servlet.path", "") + path;
	}

	private boolean isSecure(String prefix) {
		return property(prefix + "enabled", "true").equals("true") && Stream.of("bundle", "key-store", "certificate")
			.anyMatch((name) -> !property(prefix + name, "").isEmpty());
	}

	/** With a slash before it, or empty. */
	private String path(String name, String defaultPath) {
		String path = property(name, defaultPath);
		String relative = path.startsWith("/") ? path.substring(1) : path;
		return relative.isEmpty() ? "" : "/" + relative;
	}

	private String property(String name, String defaultValue) {
		return this.environment.getProperty(name, defaultValue);
	}

}
