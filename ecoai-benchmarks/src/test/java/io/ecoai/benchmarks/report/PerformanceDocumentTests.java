package io.ecoai.benchmarks.report;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what is measured without JMH, and for the rows of the document.
 */
class PerformanceDocumentTests {

	@TempDir
	private Path folder;

	@Test
	void aRowSaysWhetherItsTargetIsMet() {
		assertThat(Row.ratio("hit", 3, 2, 2).markdown())
			.isEqualTo("| hit | 3.00 µs | 2.00 µs | 1.50 × | ≤ 2.00 × | met |");
		assertThat(Row.ratio("hit", 5, 2, 2).markdown()).endsWith("| **not met** |");
		assertThat(new Row("log", "", "", 250_000, 200_000, true, "records/s").markdown())
			.isEqualTo("| log |  |  | 250,000 records/s | ≥ 200,000 records/s | met |");
	}

	@Test
	void theMedianOfAllRoundsCounts() {
		Measurements measurements = new Measurements();
		measurements.add(new Measurement("a", 1, 10));
		measurements.add(new Measurement("a", 2, 20));
		measurements.add(new Measurement("a", 9, 30));
		assertThat(measurements.median("a")).isEqualTo(2);
		assertThat(measurements.allocated("a")).isEqualTo(20);
		assertThat(measurements.median("b")).isNaN();
	}

	@Test
	void everyRecordIsWritten() {
		assertThat(new UsageLogRate(this.folder).perSecond(2_000)).isPositive();
	}

	@Test
	void answersOfTheirLengthAreKept() {
		StoredBytes stored = new StoredBytes(Path.of(".."), 4096);
		assertThat(stored.answers()).isGreaterThanOrEqualTo(50);
		assertThat(stored.ratio()).isBetween(0.2, 0.5);
	}

}
