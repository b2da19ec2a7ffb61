package io.ecoai.benchmarks;

import io.ecoai.benchmarks.report.Measurement;
import io.ecoai.benchmarks.report.Measurements;
import io.ecoai.benchmarks.report.PerformanceDocument;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.options.Options;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Suite}.
 */
class SuiteTests {

	@Test
	void whatHasATargetIsMeasured() {
		Measurements measurements = new Measurements();
		measurements.begin();
		Suite.whole().steps().forEach((step) -> measurements.add(new Measurement(step.measurement(), 2, 3, 4)));
		PerformanceDocument document = new PerformanceDocument(measurements, null);
		assertThat(document.missing()).isEmpty();
		assertThat(document.text("a machine")).contains("a machine")
			.contains("| Caffeine and SHA-256 | 2.00 | 2.00 |")
			.contains("| the key | 2.00 µs |")
			.doesNotContain("not measured");
	}

	@Test
	void takesNoLongerThanTheDocumentationSays() {
		assertThat(Suite.whole().minutes(2)).isLessThanOrEqualTo(32);
		assertThat(Suite.quick().minutes(1)).isLessThanOrEqualTo(4);
	}

	@Test
	void eachStepIsOneBenchmark() {
		Options options = Step.ofEcoAi("NearHit.ecoai", "shape=TEXT", "usageLog=true").options().build();
		assertThat(options.getIncludes()).containsExactly("\\.NearHitBenchmark\\.ecoai$");
		assertThat(options.getParameter("shape").get()).containsExactly("TEXT");
	}

}
