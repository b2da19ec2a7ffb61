package io.ecoai.autoconfigure;

import io.ecoai.cache.CacheStore;
import io.ecoai.settings.LiveSettings;
import io.ecoai.wrap.WrapReport;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Says at start-up what is cached and where to look.
 */
@Configuration(proxyBeanMethods = false)
class StartUpConfiguration {

	@Bean
	StartUpReport ecoAiStartUpReport(WrapReport wrapped, LiveSettings settings, CacheStore store,
			EcoAiProperties properties, Environment environment) {
		return new StartUpReport(wrapped, settings, store.storage(), properties, environment);
	}

	@Bean
	UnknownProperties ecoAiUnknownProperties(Environment environment) {
		return new UnknownProperties(environment);
	}

}
