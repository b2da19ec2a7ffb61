package io.ecoai.benchmarks.report;

import java.util.TreeMap;
import java.util.stream.Collectors;

import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * What JMH found out in one round.
 *
 * @param name the class and the method, and the parameters, such as
 * {@code NearHit.ecoai shape=TEXT}
 * @param median microseconds for a call, or calls in a microsecond where the name has
 * threads
 * @param late microseconds that one call in a hundred takes longer than, not a number
 * where the name has threads
 * @param allocated bytes for a call, not a number if nobody counted them
 */
public record Measurement(String name, double median, double late, double allocated) {

	static Measurement of(RunResult run) {
		Result<?> primary = run.getPrimaryResult();
		Result<?> allocation = run.getSecondaryResults().get("gc.alloc.rate.norm");
		BenchmarkParams params = run.getParams();
		return new Measurement(name(params), primary.getStatistics().getPercentile(50),
				(params.getMode() == Mode.SampleTime) ? primary.getStatistics().getPercentile(99) : Double.NaN,
				(allocation != null) ? allocation.getScore() : Double.NaN);
	}

	private static String name(BenchmarkParams params) {
		String[] parts = params.getBenchmark().split("\\.");
		StringBuilder name = new StringBuilder(parts[parts.length - 2].replace("Benchmark", "")).append('.')
			.append(parts[parts.length - 1]);
		new TreeMap<>(params.getParamsKeys().stream().collect(Collectors.toMap((key) -> key, params::getParam)))
			.forEach((key, value) -> name.append(' ').append(key).append('=').append(value));
		return (params.getMode() == Mode.Throughput) ? name.append(" threads=").append(params.getThreads()).toString()
				: name.toString();
	}

}
