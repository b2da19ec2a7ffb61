package io.ecoai.autoconfigure;

import java.nio.file.Path;
import java.util.Map;

import io.ecoai.EcoAi;
import io.ecoai.InMemoryEcoAi;
import io.ecoai.cache.CacheListener;
import io.ecoai.metrics.EcoAiMetrics;
import io.ecoai.usage.UsageListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusMetricsExportAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class EcoAiMetricsAutoConfigurationTests {

	private final Path folder;

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(EcoAiMetricsAutoConfiguration.class));

	private final ApplicationContextRunner withBootMetrics = this.runner
		.withConfiguration(AutoConfigurations.of(MetricsAutoConfiguration.class,
				CompositeMeterRegistryAutoConfiguration.class, PrometheusMetricsExportAutoConfiguration.class));

	EcoAiMetricsAutoConfigurationTests(@TempDir Path folder) {
		this.folder = folder;
	}

	@Test
	void doesNothingWithoutEcoAi() {
		this.runner.run((context) -> assertThat(context).doesNotHaveBean(EcoAiMetrics.class));
	}

	@Test
	void listensToCallsAndToTheCache() {
		this.runner.withBean(EcoAi.class, this::ecoAi)
			.run((context) -> assertThat(context).hasSingleBean(EcoAiMetrics.class)
				.getBean(EcoAiMetrics.class)
				.isSameAs(context.getBean(UsageListener.class))
				.isSameAs(context.getBean(CacheListener.class)));
	}

	@Test
	void bindsToTheRegistryThatBootMakes() {
		this.withBootMetrics.withBean(EcoAi.class, this::ecoAi).run((context) -> {
			context.getBean(EcoAiMetrics.class).onLookup(true, 1);
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			assertThat(registry.get("ecoai.lookup").tag("outcome", "hit").timer().count()).isOne();
			assertThat(registry.get("ecoai.cache.entries").tag("storage", "sqlite").gauge().value()).isZero();
		});
	}

	@Test
	void bindsOnceWhereThereAreSeveralRegistries() {
		this.withBootMetrics.withBean(EcoAi.class, this::ecoAi)
			.withBean("other", SimpleMeterRegistry.class)
			.run((context) -> {
				context.getBean(EcoAiMetrics.class).onLookup(true, 1);
				SimpleMeterRegistry other = context.getBean("other", SimpleMeterRegistry.class);
				assertThat(other.get("ecoai.lookup").tag("outcome", "hit").timer().count()).isOne();
			});
	}

	@Test
	void bindsToARegistryWithoutBootMetrics() {
		this.runner.withClassLoader(new FilteredClassLoader("org.springframework.boot.micrometer"))
			.withBean(EcoAi.class, this::ecoAi)
			.withBean(SimpleMeterRegistry.class)
			.run((context) -> assertThat(
					context.getBean(SimpleMeterRegistry.class).get("ecoai.hit.rate").gauge().value())
				.isZero());
	}

	@Test
	void readsNothingWhenTheApplicationStarts() {
		this.withBootMetrics.withBean(EcoAi.class, this::ecoAi)
			.withPropertyValues("ecoai.storage=memory")
			.run((context) -> {
				assertThat(((InMemoryEcoAi) context.getBean(EcoAi.class)).queries()).isZero();
				assertThat(
						context.getBean(MeterRegistry.class).get("ecoai.cache.size").gauge().getId().getTag("storage"))
					.isEqualTo("memory");
			});
	}

	private InMemoryEcoAi ecoAi() {
		return new InMemoryEcoAi(this.folder.resolve("settings.json"), Map.of());
	}

}
