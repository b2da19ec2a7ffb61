package io.ecoai.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.ecoai.benchmarks.report.DocumentSection;
import io.ecoai.benchmarks.report.Machine;
import io.ecoai.benchmarks.report.Measurements;
import io.ecoai.benchmarks.report.PerformanceDocument;
import io.ecoai.benchmarks.report.Unsampled;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Runs all benchmarks and writes what came out. With {@code bench.quick} it is a few of
 * them in one round, to see whether they work, and with {@code bench.include} those whose
 * names contain that; then figures are printed and nothing is written.
 */
public final class Benchmarks {

	private final Measurements measurements = new Measurements();

	private final Path records;

	private Benchmarks() throws IOException {
		this.records = Files.createTempFile("ecoai-benchmarks", ".kept");
		System.setProperty(RecordsKept.FILE, this.records.toString());
	}

	/**
	 * Runs the benchmarks.
	 * @param arguments none
	 * @throws RunnerException if they fail
	 * @throws IOException if the document cannot be written
	 */
	public static void main(String[] arguments) throws RunnerException, IOException {
		boolean quick = Boolean.getBoolean("bench.quick");
		String include = System.getProperty("bench.include", "");
		Suite suite = quick ? Suite.quick() : Suite.whole();
		int rounds = quick ? 1 : Integer.getInteger("bench.rounds", 2);
		Path root = DocumentSection.root();
		Benchmarks benchmarks = new Benchmarks();
		if (quick || !include.isEmpty()) {
			benchmarks.run(suite.steps().stream().filter((step) -> step.matches(include)).toList(), rounds);
			System.out.println(new PerformanceDocument(benchmarks.measurements, null).figures());
			return;
		}
		String machine = new Machine(root).text();
		System.out.printf("About %d minutes, and 3 for what is measured without JMH%n", suite.minutes(rounds));
		benchmarks.run(suite.steps(), rounds);
		PerformanceDocument document = new PerformanceDocument(benchmarks.measurements, new Unsampled(root));
		new DocumentSection("benchmarks").publish(document.text(machine + Suite.described(rounds)));
		if (!document.missing().isEmpty()) {
			throw new IllegalStateException("Not measured: " + document.missing());
		}
	}

	private void run(List<Step> steps, int rounds) throws RunnerException, IOException {
		for (int round = 0; round < rounds; round++) {
			this.measurements.begin();
			for (Step step : steps) {
				if (round == 0 || !step.once()) {
					this.measurements.add(new Runner(step.options().build()).run(), RecordsKept.take(this.records));
				}
			}
		}
	}

}
