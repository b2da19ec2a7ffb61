package io.ecoai.sample.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.ecoai.sample.provider.Provider;

import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

/**
 * Starts the stand-in before any bean exists, if it was selected, and points the client
 * of OpenAI at it. The port is known only now, so this happens at run time even where the
 * beans were fixed at build time.
 */
class StandInInitializer implements ApplicationContextInitializer<GenericApplicationContext> {

	private static final Duration DEFAULT_DELAY = Duration.ofMillis(900);

	/**
	 * Kept from run to run where it is free, because the address is part of a cache key.
	 */
	private static final int DEFAULT_PORT = 18080;

	@Override
	public void initialize(GenericApplicationContext context) {
		ConfigurableEnvironment environment = context.getEnvironment();
		if (Provider.selected(environment) != Provider.STAND_IN
				|| Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING)) {
			return;
		}
		StandInServer server = StandInServer.start(
				environment.getProperty("sample.stand-in.port", Integer.class, DEFAULT_PORT),
				environment.getProperty("sample.stand-in.delay", Duration.class, DEFAULT_DELAY));
		// Unlike a lifecycle, this also ends it when the application fails to start.
		context.getDefaultListableBeanFactory().registerDisposableBean("standInServer", server::close);
		context.getBeanFactory().registerSingleton("standInServer", server);
		// Last, so that prices of the user's own go before it.
		asIfOpenAi().forEach(environment.getPropertySources()::addLast);
		environment.getPropertySources()
			.addFirst(new MapPropertySource("standIn", Map.of("spring.ai.openai.base-url", server.baseUrl(),
					"spring.ai.openai.api-key", "the-stand-in-needs-none")));
	}

	private static List<PropertySource<?>> asIfOpenAi() {
		try {
			return new YamlPropertySourceLoader().load("asIfOpenAi", new ClassPathResource("as-if-openai.yml"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
