package io.ecoai.benchmarks.report;

import java.util.TreeMap;

import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * What JMH found out.
 *
 * @param name the class and the method, and the parameters, such as
 * {@code NearHit.ecoai shape=TEXT}
 * @param median microseconds for a call, or calls in a microsecond where several threads
 * were at it
 * @param allocated bytes for a call
 */
public record Measurement(String name, double median, double allocated) {

	static Measurement of(RunResult run) {
		Result<?> primary = run.getPrimaryResult();
		Result<?> allocation = run.getSecondaryResults().get("gc.alloc.rate.norm");
		double median = primary.getStatistics().getPercentile(50);
		return new Measurement(name(run.getParams()), median, (allocation != null) ? allocation.getScore() : 0);
	}

	private static String name(BenchmarkParams params) {
		String[] parts = params.getBenchmark().split("\\.");
		StringBuilder name = new StringBuilder(parts[parts.length - 2].replace("Benchmark", "")).append('.')
			.append(parts[parts.length - 1]);
		new TreeMap<>(params.getParamsKeys()
			.stream()
			.collect(java.util.stream.Collectors.toMap((key) -> key, params::getParam)))
			.forEach((key, value) -> name.append(' ').append(key).append('=').append(value));
		return (params.getMode() == org.openjdk.jmh.annotations.Mode.Throughput)
				? name.append(" threads=").append(params.getThreads()).toString() : name.toString();
	}

}
