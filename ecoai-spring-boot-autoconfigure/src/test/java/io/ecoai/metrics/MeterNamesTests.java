package io.ecoai.metrics;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.ecoai.cache.CacheStatistics;
import io.ecoai.impact.Impact;
import io.ecoai.semantic.audit.AuditResult;
import io.ecoai.usage.Outcome;
import io.ecoai.usage.PromptType;
import io.ecoai.usage.UsageEvent;
import io.ecoai.usage.UsageLog;
import io.ecoai.usage.UsageRepository;
import io.ecoai.usage.UsageSummary;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MeterNamesTests {

	private static final Set<String> SERIES = Set.of("ecoai_calls_total{model,outcome,provider,type}",
			"ecoai_savings_tokens", "ecoai_savings_cost_usd", "ecoai_savings_co2_grams{bound}",
			"ecoai_saved_tokens_total", "ecoai_saved_cost_usd_total", "ecoai_spend_cost_usd", "ecoai_hit_rate_ratio",
			"ecoai_cache_entries{storage}", "ecoai_cache_size_bytes{storage}", "ecoai_lookup_seconds_count{outcome}",
			"ecoai_lookup_seconds_sum{outcome}", "ecoai_lookup_seconds_max{outcome}",
			"ecoai_store_errors_total{operation,storage}", "ecoai_semantic_audits_total{result}",
			"ecoai_semantic_step_downs_total", "ecoai_semantic_refusals_total{guard}", "ecoai_usage_queue_size",
			"ecoai_usage_dropped_total");

	private final EcoAiMetrics metrics = new EcoAiMetrics(() -> UsageSummary.empty(true),
			() -> new CacheStatistics("sqlite", 1, 2), () -> "sqlite", QuietLog::new, Clock.systemUTC());

	@Test
	void namesOfThePrivateMetersAreThoseOfTheContract() throws IOException {
		PrivateMeters meters = new PrivateMeters(this.metrics);
		record();
		assertThat(series(text(meters.snapshots()))).containsExactlyInAnyOrderElementsOf(SERIES);
	}

	@Test
	void namesInTheApplicationsRegistryAreThoseOfTheContract() {
		PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
		this.metrics.bindTo(registry);
		record();
		assertThat(series(registry.scrape())).containsExactlyInAnyOrderElementsOf(SERIES);
	}

	@Test
	void privateTextIsThatOfTheApplicationsRegistry() throws IOException {
		PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
		this.metrics.bindTo(registry);
		PrivateMeters meters = new PrivateMeters(this.metrics);
		record();
		assertThat(text(meters.snapshots())).isEqualToIgnoringNewLines(registry.scrape());
		ByteArrayOutputStream own = new ByteArrayOutputStream();
		OpenMetricsTextFormatWriter.create().write(own, meters.snapshots());
		assertThat(own.toString(StandardCharsets.UTF_8))
			.isEqualTo(registry.scrape(OpenMetricsTextFormatWriter.CONTENT_TYPE));
	}

	private void record() {
		this.metrics.onUsage(new UsageEvent("1", Clock.systemUTC().instant(), Outcome.HIT, "dev", "openai", "a\"b\\\n",
				PromptType.TEXT, "default", null, Impact.UNKNOWN, Duration.ZERO, null, null, null));
		this.metrics.onLookup(true, 5);
		this.metrics.onStoreError("sqlite", "get");
		this.metrics.onRefusal("numbers");
		this.metrics.onAudit(AuditResult.AGREED);
		this.metrics.onStepDown();
	}

	private static String text(MetricSnapshots snapshots) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		PrometheusTextFormatWriter.create().write(out, snapshots);
		return out.toString(StandardCharsets.UTF_8);
	}

	/** Names with the names of their labels. */
	private static Set<String> series(String text) {
		return text.lines()
			.filter((line) -> !line.startsWith("#"))
			.map((line) -> line.replaceAll("=\"(\\\\.|[^\"\\\\])*\"", "").replaceAll(" \\S+$", ""))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/** A log without calls. */
	private static final class QuietLog implements UsageLog {

		@Override
		public void onUsage(UsageEvent event) {
		}

		@Override
		public UsageRepository repository() {
			throw new UnsupportedOperationException("Not read here");
		}

		@Override
		public boolean flush(Duration atMost) {
			return true;
		}

		@Override
		public int queueSize() {
			return 0;
		}

		@Override
		public long dropped() {
			return 0;
		}

		@Override
		public void close() {
		}

	}

}
