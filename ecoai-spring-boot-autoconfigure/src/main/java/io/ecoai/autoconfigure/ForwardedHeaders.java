package io.ecoai.autoconfigure;

import org.springframework.boot.cloud.CloudPlatform;
import org.springframework.core.env.Environment;

/**
 * Tells whether the web server is configured to believe what a proxy says of a request.
 */
final class ForwardedHeaders {

	private final Environment environment;

	ForwardedHeaders(Environment environment) {
		this.environment = environment;
	}

	/** As Spring Boot decides it: on some cloud platforms without being told. */
	boolean areBelieved() {
		String strategy = this.environment.getProperty("server.forward-headers-strategy");
		if (strategy != null && !strategy.isBlank()) {
			return !strategy.strip().equalsIgnoreCase("none");
		}
		CloudPlatform platform = CloudPlatform.getActive(this.environment);
		return platform != null && platform.isUsingForwardHeaders();
	}

}
