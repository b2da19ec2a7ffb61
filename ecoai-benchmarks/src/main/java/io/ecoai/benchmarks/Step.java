package io.ecoai.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * One benchmark with one value of each parameter, in a runtime of its own.
 *
 * @param benchmark the class and the method
 * @param parameters what it is run with, as {@code name=value}
 * @param threads how many call at once, or 0 for one whose calls are each timed
 * @param warmUp for how many seconds it is not measured yet
 * @param once whether one round does, since no target is about it
 */
record Step(String benchmark, List<String> parameters, int threads, int warmUp, boolean once) {

	static final int MEASURED = 4;

	/** What starting a runtime and an application takes, and stopping both. */
	private static final int AROUND = 4;

	private static final String[] JVM = { "-XX:+UseG1GC", "-Xms1g", "-Xmx1g" };

	/**
	 * A long way through much code, of which the compiler makes something better for ten
	 * seconds.
	 */
	static Step ofEcoAi(String benchmark, String... parameters) {
		return new Step(benchmark, List.of(parameters), 0, 11, false);
	}

	/** A short way. */
	static Step ofPeer(String benchmark, String... parameters) {
		return new Step(benchmark, List.of(parameters), 0, 4, false);
	}

	Step withThreads(int threads) {
		return new Step(this.benchmark, this.parameters, threads, this.warmUp, this.once);
	}

	Step inOneRound() {
		return new Step(this.benchmark, this.parameters, this.threads, this.warmUp, true);
	}

	int seconds() {
		return this.warmUp + MEASURED + AROUND;
	}

	boolean matches(String include) {
		return this.benchmark.contains(include);
	}

	/** What the measurement is called. */
	String measurement() {
		String name = this.benchmark + ' ' + String.join(" ", this.parameters.stream().sorted().toList());
		return (this.threads > 0) ? name + " threads=" + this.threads : name;
	}

	static String flags() {
		return String.join(" ", JVM);
	}

	ChainedOptionsBuilder options() {
		List<String> flags = new ArrayList<>(List.of(JVM));
		// The threads of HTTP clients outlive what they were made for.
		flags.add("-Djmh.shutdownTimeout=1");
		flags.add("-Djmh.shutdownTimeout.step=1");
		flags.add("-D%s=%s".formatted(RecordsKept.FILE, System.getProperty(RecordsKept.FILE, "")));
		ChainedOptionsBuilder options = new OptionsBuilder()
			.include("\\." + this.benchmark.replace(".", "Benchmark\\.") + "$")
			.mode((this.threads > 0) ? Mode.Throughput : Mode.SampleTime)
			.threads(Math.max(1, this.threads))
			.forks(1)
			.jvmArgs(flags.toArray(String[]::new))
			.shouldFailOnError(true)
			.warmupIterations(this.warmUp)
			.measurementIterations(MEASURED)
			.warmupTime(TimeValue.seconds(1))
			.measurementTime(TimeValue.seconds(1))
			.timeUnit(TimeUnit.MICROSECONDS);
		for (String parameter : this.parameters) {
			int equals = parameter.indexOf('=');
			options.param(parameter.substring(0, equals), parameter.substring(equals + 1));
		}
		return (this.threads > 0) ? options : options.addProfiler(GCProfiler.class);
	}

}
