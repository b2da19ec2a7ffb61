package io.ecoai.autoconfigure;

import java.util.stream.Stream;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.cloud.CloudPlatform;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;
import org.springframework.web.server.adapter.ForwardedHeaderTransformer;

/**
 * Tells whether the web server is configured to believe what a proxy says of a request.
 */
final class ForwardedHeaders {

	private final Environment environment;

	private final ListableBeanFactory beans;

	ForwardedHeaders(Environment environment, ListableBeanFactory beans) {
		this.environment = environment;
		this.beans = beans;
	}

	boolean areBelieved() {
		return byTomcat() || byWebFlux() || byStrategy();
	}

	/** Tomcat believes the headers that it is told, whatever the strategy is. */
	private boolean byTomcat() {
		return Stream.of("remote-ip-header", "protocol-header")
			.map((name) -> this.environment.getProperty("server.tomcat.remoteip." + name))
			.anyMatch(StringUtils::hasText);
	}

	private boolean byWebFlux() {
		return this.beans.getBeanNamesForType(ForwardedHeaderTransformer.class, true, false).length > 0;
	}

	/** As Spring Boot decides it: on some cloud platforms without being told. */
	private boolean byStrategy() {
		String strategy = this.environment.getProperty("server.forward-headers-strategy");
		if (strategy != null && !strategy.isBlank()) {
			return !strategy.strip().equalsIgnoreCase("none");
		}
		CloudPlatform platform = CloudPlatform.getActive(this.environment);
		return platform != null && platform.isUsingForwardHeaders();
	}

}
