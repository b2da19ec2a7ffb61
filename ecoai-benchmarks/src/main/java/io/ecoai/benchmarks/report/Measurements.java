package io.ecoai.benchmarks.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

import org.openjdk.jmh.results.RunResult;

/**
 * All measurements of a run, which may have several rounds.
 */
public final class Measurements {

	private final Map<String, List<Measurement>> byName = new TreeMap<>();

	/**
	 * Adds a round.
	 * @param results what JMH found out
	 */
	public void add(Collection<RunResult> results) {
		results.stream().map(Measurement::of).forEach(this::add);
	}

	void add(Measurement measurement) {
		this.byName.computeIfAbsent(measurement.name(), (name) -> new ArrayList<>()).add(measurement);
	}

	/** The median of all rounds, or not a number if it was not measured. */
	double median(String name) {
		return middle(name, Measurement::median);
	}

	double allocated(String name) {
		return middle(name, Measurement::allocated);
	}

	List<String> names() {
		return List.copyOf(this.byName.keySet());
	}

	private double middle(String name, ToDoubleFunction<Measurement> figure) {
		double[] sorted = this.byName.getOrDefault(name, List.of()).stream().mapToDouble(figure).sorted().toArray();
		return (sorted.length > 0) ? (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2 : Double.NaN;
	}

}
