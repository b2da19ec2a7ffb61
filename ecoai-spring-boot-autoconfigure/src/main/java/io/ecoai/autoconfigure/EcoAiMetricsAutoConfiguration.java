package io.ecoai.autoconfigure;

import java.time.Clock;

import io.ecoai.EcoAi;
import io.ecoai.cache.CacheStore;
import io.ecoai.metrics.EcoAiMetrics;
import io.ecoai.usage.UsageLog;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration of the meters.
 */
@AutoConfiguration(afterName = { "io.ecoai.autoconfigure.EcoAiAutoConfiguration",
		"org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration",
		"org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration" })
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean(EcoAi.class)
public final class EcoAiMetricsAutoConfiguration {

	/**
	 * Everything comes through providers: the cache and the log hold this bean as their
	 * listener and are not there yet. Where Boot's metrics are, they bind it.
	 */
	@Bean
	@ConditionalOnMissingBean
	EcoAiMetrics ecoAiMetrics(ObjectProvider<EcoAi> ecoAi, ObjectProvider<CacheStore> store,
			ObjectProvider<UsageLog> log, Environment environment) {
		return new EcoAiMetrics(() -> ecoAi.getObject().summary(), () -> ecoAi.getObject().cache(),
				() -> storage(store, environment), log::getIfAvailable, Clock.systemUTC());
	}

	/**
	 * Not {@code EcoAi.cache()}, which would open the store when the application starts.
	 */
	private static String storage(ObjectProvider<CacheStore> store, Environment environment) {
		CacheStore bean = store.getIfUnique();
		return (bean != null) ? bean.storage() : environment.getProperty("ecoai.storage", "sqlite");
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingClass("org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration")
	static class WithoutBootMetricsConfiguration {

		@Bean
		SmartInitializingSingleton ecoAiMetricsBinding(EcoAiMetrics metrics, ObjectProvider<MeterRegistry> registries) {
			return () -> registries.ifUnique(metrics::bindTo);
		}

	}

}
