package io.ecoai.benchmarks.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.ecoai.benchmarks.Application;

/**
 * How much longer an application takes to start. Each start is a runtime of its own;
 * those with and without EcoAI take turns.
 */
public final class StartUp {

	private static final String WITHOUT = "spring.autoconfigure.exclude=" + String.join(",",
			"io.ecoai.autoconfigure.EcoAiAutoConfiguration", "io.ecoai.autoconfigure.EcoAiMetricsAutoConfiguration",
			"io.ecoai.autoconfigure.EcoAiEndpointAutoConfiguration",
			"io.ecoai.autoconfigure.EcoAiHealthContributorAutoConfiguration");

	private final List<Double> with = new ArrayList<>();

	private final List<Double> without = new ArrayList<>();

	/**
	 * Starts applications.
	 * @param pairs how many with EcoAI, and as many without
	 */
	public StartUp(int pairs) {
		for (int i = 0; i < pairs; i++) {
			this.with.add(start("ecoai.enabled=true"));
			this.without.add(start(WITHOUT));
		}
	}

	/**
	 * The median with EcoAI.
	 * @return milliseconds
	 */
	public double with() {
		return median(this.with);
	}

	/**
	 * The median without EcoAI.
	 * @return milliseconds
	 */
	public double without() {
		return median(this.without);
	}

	/**
	 * The median of the differences of each pair.
	 * @return milliseconds
	 */
	public double added() {
		List<Double> differences = new ArrayList<>();
		for (int i = 0; i < this.with.size(); i++) {
			differences.add(this.with.get(i) - this.without.get(i));
		}
		return median(differences);
	}

	/**
	 * Starts one application and says how long that took.
	 * @param arguments a property
	 */
	public static void main(String[] arguments) {
		long start = System.nanoTime();
		try (Application application = new Application(arguments)) {
			System.out.println("started in " + (System.nanoTime() - start) / 1e6);
		}
	}

	private static double start(String property) {
		try {
			Process process = new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-cp",
					System.getProperty("java.class.path"), StartUp.class.getName(), property)
				.redirectError(ProcessBuilder.Redirect.DISCARD)
				.start();
			String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			return output.lines()
				.filter((line) -> line.startsWith("started in "))
				.mapToDouble((line) -> Double.parseDouble(line.substring("started in ".length())))
				.findFirst()
				.orElseThrow(() -> new IllegalStateException("The application did not start: " + output));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static double median(List<Double> values) {
		double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
		return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
	}

}
