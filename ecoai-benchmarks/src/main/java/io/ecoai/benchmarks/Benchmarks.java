package io.ecoai.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.ecoai.benchmarks.report.DocumentSection;
import io.ecoai.benchmarks.report.Measurements;
import io.ecoai.benchmarks.report.PerformanceDocument;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs all benchmarks and writes what came out. With {@code bench.quick} it takes minutes
 * and one prompt shape, otherwise two rounds of everything; {@code bench.include} names
 * the benchmarks to run alone, of which nothing is written.
 */
public final class Benchmarks {

	private final boolean quick;

	private final Measurements measurements = new Measurements();

	private Benchmarks(boolean quick) {
		this.quick = quick;
	}

	/**
	 * Runs the benchmarks.
	 * @param arguments none
	 * @throws RunnerException if they fail
	 * @throws IOException if the document cannot be written
	 */
	public static void main(String[] arguments) throws RunnerException, IOException {
		Benchmarks benchmarks = new Benchmarks(Boolean.getBoolean("bench.quick"));
		String include = System.getProperty("bench.include", "");
		if (!include.isEmpty()) {
			benchmarks.run(benchmarks.sampled(include));
			return;
		}
		for (int round = 0; round < (benchmarks.quick ? 1 : 2); round++) {
			benchmarks.runAll();
		}
		Path report = Path.of(System.getProperty("bench.report", "PERFORMANCE.md")).toAbsolutePath();
		Path root = report.getParent();
		PerformanceDocument document = new PerformanceDocument(benchmarks.measurements, benchmarks.quick,
				(root != null) ? root : report);
		new DocumentSection("benchmarks").write(report, document.text());
	}

	private void runAll() throws RunnerException {
		ChainedOptionsBuilder near = sampled("NearHitBenchmark");
		run(this.quick ? near.param("shape", "TEXT") : near);
		run(sampled("NearHitBenchmark.ecoai").param("shape", "TEXT").param("usageLog", "false"));
		for (String usageLog : List.of("false", "true")) {
			for (int threads = 1; threads <= 2; threads++) {
				run(options("NearHitBenchmark.ecoai").mode(Mode.Throughput)
					.param("shape", "TEXT")
					.param("usageLog", usageLog)
					.threads(threads));
			}
		}
		run(sampled("(StoredHit|Miss|StreamHit|Parts)Benchmark"));
		run(sampled("benchmarks.semantic"));
	}

	private void run(ChainedOptionsBuilder options) throws RunnerException {
		Collection<RunResult> results = new Runner(options.build()).run();
		this.measurements.add(results);
	}

	private ChainedOptionsBuilder sampled(String include) {
		return options(include).mode(Mode.SampleTime).threads(1).addProfiler(GCProfiler.class);
	}

	private ChainedOptionsBuilder options(String include) {
		return new OptionsBuilder().include(include)
			.timeUnit(TimeUnit.MICROSECONDS)
			.forks(1)
			// The threads of HTTP clients outlive what they were made for.
			.jvmArgs("-Xms1g", "-Xmx1g", "-Djmh.shutdownTimeout=1")
			.shouldFailOnError(true)
			.warmupIterations(this.quick ? 2 : 4)
			.warmupTime(TimeValue.seconds(1))
			.measurementIterations(this.quick ? 2 : 5)
			.measurementTime(TimeValue.seconds(1));
	}

}
