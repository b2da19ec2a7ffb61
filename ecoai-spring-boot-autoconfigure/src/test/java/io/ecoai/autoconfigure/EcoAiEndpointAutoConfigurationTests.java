package io.ecoai.autoconfigure;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

import io.ecoai.EcoAi;
import io.ecoai.InMemoryEcoAi;
import io.ecoai.actuate.EcoAiEndpoint;
import io.ecoai.actuate.EcoAiEndpointWebExtension;
import io.ecoai.actuate.EcoAiHealthIndicator;
import io.ecoai.actuate.ScrapeFormat;
import io.ecoai.metrics.EcoAiMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusMetricsExportAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

class EcoAiEndpointAutoConfigurationTests {

	private final Path folder;

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(EcoAiMetricsAutoConfiguration.class,
				EcoAiEndpointAutoConfiguration.class, EcoAiHealthContributorAutoConfiguration.class))
		.withPropertyValues("management.endpoints.web.exposure.include=ecoai")
		.withBean(EcoAi.class, this::ecoAi);

	private final WebApplicationContextRunner withPrometheus = this.runner
		.withConfiguration(AutoConfigurations.of(MetricsAutoConfiguration.class,
				CompositeMeterRegistryAutoConfiguration.class, PrometheusMetricsExportAutoConfiguration.class));

	EcoAiEndpointAutoConfigurationTests(@TempDir Path folder) {
		this.folder = folder;
	}

	@Test
	void isThereOnlyIfExposed() {
		this.runner.run((context) -> assertThat(context).hasSingleBean(EcoAiEndpoint.class));
		this.runner.withPropertyValues("management.endpoints.web.exposure.include=health")
			.run((context) -> assertThat(context).doesNotHaveBean(EcoAiEndpoint.class));
	}

	@Test
	void staysAwayWithoutActuator() {
		this.runner
			.withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate",
					"org.springframework.boot.health", "org.springframework.boot.micrometer"))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(EcoAiMetrics.class)
				.doesNotHaveBean("ecoAiEndpoint"));
	}

	@Test
	void keepsPrivateMetersThatAreNoRegistryBean() {
		this.runner.run((context) -> {
			assertThat(context).doesNotHaveBean(MeterRegistry.class);
			context.getBean(EcoAiMetrics.class).onLookup(true, 1);
			assertThat(scrape(context)).contains("ecoai_lookup_seconds_count{outcome=\"hit\"} 1\n");
		});
	}

	@Test
	void showsWhatTheApplicationExportsAndOnlyOurs() {
		this.withPrometheus.run((context) -> {
			context.getBean(MeterRegistry.class).counter("others").increment();
			context.getBean(EcoAiMetrics.class).onLookup(true, 1);
			assertThat(scrape(context)).contains("ecoai_lookup_seconds_count{outcome=\"hit\"} 1\n")
				.doesNotContain("others");
			assertThat(context.getBean(PrometheusRegistry.class).scrape().size()).isGreaterThan(1);
		});
	}

	@Test
	void keepsPrivateMetersBesideAPrometheusRegistryThatMicrometerDoesNotKnow() {
		this.runner.withBean(PrometheusRegistry.class)
			.run((context) -> assertThat(scrape(context)).contains("ecoai_hit_rate_ratio"));
	}

	@Test
	void rejectsAnUnknownWayToShowPrompts() {
		this.runner.withPropertyValues("ecoai.endpoint.show-prompts=sometimes")
			.run((context) -> assertThat(context).getFailure().hasStackTraceContaining("ecoai.endpoint.show-prompts"));
	}

	@Test
	void readsNothingWhenTheApplicationStarts() {
		this.withPrometheus
			.run((context) -> assertThat(((InMemoryEcoAi) context.getBean(EcoAi.class)).queries()).isZero());
		this.runner.run((context) -> assertThat(((InMemoryEcoAi) context.getBean(EcoAi.class)).queries()).isZero());
	}

	@Test
	void contributesHealthUnlessDisabled() {
		this.runner.run((context) -> assertThat(context).hasSingleBean(EcoAiHealthIndicator.class));
		this.runner.withPropertyValues("management.health.ecoai.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(EcoAiHealthIndicator.class));
	}

	private static String scrape(ApplicationContext context) {
		byte[] text = context.getBean(EcoAiEndpointWebExtension.class).scrape(ScrapeFormat.TEXT).getBody();
		return new String(text, StandardCharsets.UTF_8);
	}

	private InMemoryEcoAi ecoAi() {
		return new InMemoryEcoAi(this.folder.resolve("settings.json"), Map.of());
	}

}
