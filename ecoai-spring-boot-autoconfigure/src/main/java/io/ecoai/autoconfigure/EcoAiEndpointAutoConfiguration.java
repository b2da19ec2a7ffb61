package io.ecoai.autoconfigure;

import java.util.Set;

import io.ecoai.EcoAi;
import io.ecoai.actuate.EcoAiEndpoint;
import io.ecoai.actuate.EcoAiEndpointWebExtension;
import io.ecoai.actuate.UndeclaredParameters;
import io.ecoai.metrics.EcoAiMetrics;
import io.ecoai.metrics.PrivateMeters;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.autoconfigure.endpoint.expose.EndpointExposure;
import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.bind.BindResult;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration of {@code /actuator/ecoai}.
 */
@AutoConfiguration(after = EcoAiMetricsAutoConfiguration.class, afterName = {
		"io.ecoai.autoconfigure.EcoAiAutoConfiguration",
		"org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusMetricsExportAutoConfiguration" })
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnBean(EcoAi.class)
public final class EcoAiEndpointAutoConfiguration {

	/** Apart, because its conditions can only be loaded where Actuator is. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnAvailableEndpoint(EcoAiEndpoint.class)
	static class EndpointConfiguration {

		@Bean
		@ConditionalOnMissingBean
		EcoAiEndpoint ecoAiEndpoint(EcoAi ecoAi, Environment environment) {
			return new EcoAiEndpoint(ecoAi, showPrompts(environment));
		}

		@Bean
		@ConditionalOnMissingBean
		@ConditionalOnAvailableEndpoint(endpoint = EcoAiEndpoint.class, exposure = EndpointExposure.WEB)
		EcoAiEndpointWebExtension ecoAiEndpointWebExtension(EcoAiEndpoint endpoint, MetricSource metrics,
				Environment environment) {
			return new EcoAiEndpointWebExtension(endpoint, metrics::snapshots, showPrompts(environment), Set.of());
		}

		@Bean
		UndeclaredParameters ecoAiUndeclaredParameters() {
			return new UndeclaredParameters();
		}

		/**
		 * What the application exports to Prometheus anyway. A registry that Micrometer
		 * does not write to has none of our meters.
		 */
		@Bean
		@ConditionalOnBean(value = PrometheusRegistry.class,
				type = "io.micrometer.prometheusmetrics.PrometheusMeterRegistry")
		MetricSource ecoAiExportedMetrics(PrometheusRegistry registry) {
			return () -> registry.scrape((name) -> name.startsWith("ecoai_"));
		}

		@Bean
		@ConditionalOnMissingBean(MetricSource.class)
		MetricSource ecoAiPrivateMetrics(EcoAiMetrics metrics) {
			return new PrivateMeters(metrics)::snapshots;
		}

		private static Show showPrompts(Environment environment) {
			BindResult<Show> configured = Binder.get(environment).bind("ecoai.endpoint.show-prompts", Show.class);
			return configured.isBound() ? configured.get() : Show.NEVER;
		}

	}

	/**
	 * Where the scrape reads; a type of its own, so that no other bean is mistaken for
	 * it.
	 */
	@FunctionalInterface
	interface MetricSource {

		MetricSnapshots snapshots();

	}

}
