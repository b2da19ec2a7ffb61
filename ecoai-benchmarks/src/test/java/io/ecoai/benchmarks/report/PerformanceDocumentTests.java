package io.ecoai.benchmarks.report;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for what is measured without JMH, and for the rows of the document.
 */
class PerformanceDocumentTests {

	@TempDir
	private Path folder;

	@Test
	void aRowSaysWhetherItsTargetIsMet() {
		assertThat(row(Figure.of(1.5), Target.atMost(2, "×")).markdown())
			.isEqualTo("| hit | 3.00 µs | 2.00 µs | 1.50 × | ≤ 2.00 × |  | met |");
		assertThat(row(Figure.of(2, 3, 4), Target.atMost(2, "×")).markdown())
			.endsWith("| 3.00 × (2.00 to 4.00) | ≤ 2.00 × |  | **not met** |");
		assertThat(row(Figure.of(250_000), Target.atLeast(200_000, "records/s")).markdown())
			.endsWith("| 250,000 records/s | ≥ 200,000 records/s |  | met |");
		assertThat(row(Figure.of(1.5), Target.atMost(2, "×").lowered(1.2)).markdown())
			.endsWith("| ≤ 2.00 × | ≤ 1.20 × | met, but not ours |");
		assertThat(row(Figure.of(1.5), Target.none("×")).markdown()).endsWith("| 1.50 × |  |  |  |");
	}

	@Test
	void whatWasNotMeasuredIsNotMet() {
		assertThat(row(Figure.NONE, Target.atMost(2, "×")).markdown()).contains("**not measured**");
		assertThat(new PerformanceDocument(new Measurements(), null).missing()).isNotEmpty()
			.anyMatch((path) -> path.startsWith("Allocation"));
	}

	@Test
	void whatKeepsATargetFromBeingMetIsToldWhereItIsNotMet() {
		Target target = Target.atMost(2, "×").boundedBy("the disk");
		assertThat(row(Figure.of(3), target).bound()).isEqualTo("- hit: the disk\n");
		assertThat(row(Figure.of(1), target).bound()).isEmpty();
	}

	@Test
	void theMedianOfAllRoundsCounts() {
		Measurements measurements = new Measurements();
		add(measurements, 4, 2);
		add(measurements, 9, 3);
		add(measurements, 20, 10);
		assertThat(measurements.median("a")).isEqualTo(new Figure(9, 4, 20));
		assertThat(measurements.ratio("a", "b")).isEqualTo(new Figure(2, 2, 3));
		assertThat(measurements.difference("a", "b")).isEqualTo(new Figure(6, 2, 10));
		assertThat(measurements.allocated("a").isMeasured()).isFalse();
		assertThat(measurements.median("c").isMeasured()).isFalse();
	}

	@Test
	void whatIsLeftOfACallIsWhatItsPartsDoNotTake() {
		Measurements measurements = new Measurements();
		add(measurements, 9, 2);
		assertThat(new Split(measurements, "a").part("the key", "b").markdown("A hit", "the rest"))
			.contains("| the key | 2.00 µs |", "| the rest | 7.00 µs |", "| all of it | 9.00 µs |");
		assertThat(new Split(measurements, "a").part("the key", "c").markdown("A hit", "the rest"))
			.contains("| the key | not measured |", "| the rest | not measured |");
	}

	@Test
	void roundTripsAreWholeNumbers() {
		assertThat(new Figure(2.16, 1.96, 2.6).whole()).isEqualTo(new Figure(2, 2, 3));
		assertThat(Figure.NONE.whole().isMeasured()).isFalse();
	}

	private static void add(Measurements measurements, double a, double b) {
		measurements.begin();
		measurements.add(new Measurement("a", a, a, Double.NaN));
		measurements.add(new Measurement("b", b, b, Double.NaN));
	}

	private static Row row(Figure result, Target target) {
		return new Row("hit", "3.00 µs", "2.00 µs", result, target);
	}

	@Test
	void everyRecordIsWritten() {
		assertThat(new UsageLogRate(this.folder).perSecond(2_000)).isPositive();
	}

	@Test
	void answersOfTheirLengthAreKept() {
		StoredBytes stored = new StoredBytes(Path.of(".."), 4096, Integer.MAX_VALUE);
		assertThat(stored.answers()).isGreaterThanOrEqualTo(50);
		assertThat(stored.ratio()).isBetween(0.2, 0.5);
	}

	@Test
	void tooFewAnswersAreRefused() {
		assertThatIllegalStateException().isThrownBy(() -> new StoredBytes(this.folder, 4096, 5000))
			.withMessageContaining("too few");
	}

}
