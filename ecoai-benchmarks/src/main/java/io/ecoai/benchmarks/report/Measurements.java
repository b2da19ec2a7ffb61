package io.ecoai.benchmarks.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;
import java.util.function.ToDoubleFunction;

import org.openjdk.jmh.results.RunResult;

/**
 * All measurements of a run, round by round. What belongs together was measured one after
 * the other, so two things are compared within each round, and of the rounds the median
 * counts.
 */
public final class Measurements {

	private final List<Map<String, Measurement>> rounds = new ArrayList<>();

	private final Map<String, List<Double>> kept = new TreeMap<>();

	/**
	 * Begins another round.
	 */
	public void begin() {
		this.rounds.add(new TreeMap<>());
	}

	/**
	 * Adds to the round.
	 * @param results what JMH found out
	 * @param kept the part of the records that the usage log kept in detail, not a number
	 * if there were none
	 */
	public void add(Collection<RunResult> results, double kept) {
		for (RunResult result : results) {
			Measurement measurement = Measurement.of(result);
			add(measurement);
			if (Double.isFinite(kept)) {
				this.kept.computeIfAbsent(measurement.name(), (name) -> new ArrayList<>()).add(kept);
			}
		}
	}

	/**
	 * Adds to the round.
	 * @param measurement what was found out
	 */
	public void add(Measurement measurement) {
		this.rounds.get(this.rounds.size() - 1).put(measurement.name(), measurement);
	}

	List<String> names() {
		return this.rounds.stream().flatMap((round) -> round.keySet().stream()).distinct().sorted().toList();
	}

	int rounds() {
		return this.rounds.size();
	}

	/** Microseconds for a call, or calls in a microsecond. */
	Figure median(String name) {
		return each(name, Measurement::median);
	}

	/** Microseconds that one call in a hundred takes longer than. */
	Figure late(String name) {
		return each(name, Measurement::late);
	}

	/** Bytes for a call. */
	Figure allocated(String name) {
		return each(name, Measurement::allocated);
	}

	/** The part of the records that the log kept in detail. */
	Figure kept(String name) {
		return Figure.of(this.kept.getOrDefault(name, List.of()).stream().mapToDouble(Double::doubleValue).toArray());
	}

	/** The same in words, to stand behind a path; empty if there was no log. */
	String detail(String name) {
		Figure kept = kept(name);
		return kept.isMeasured()
				? String.format(Locale.ROOT, ", %.0f %% of the records kept in detail", kept.median() * 100) : "";
	}

	/** One beside the other, in each round. */
	Figure ratio(String one, String other) {
		return compare(one, other, Measurement::median, (a, b) -> a / b);
	}

	/** What one takes more than the other, in each round. */
	Figure difference(String one, String other) {
		return compare(one, other, Measurement::median, (a, b) -> a - b);
	}

	/** What one allocates more than the other, in each round. */
	Figure allocatedMore(String one, String other) {
		return compare(one, other, Measurement::allocated, (a, b) -> a - b);
	}

	/**
	 * What one takes more than another, beside what a third takes, in each round.
	 */
	Figure differenceBeside(String one, String other, String third) {
		return Figure.of(this.rounds.stream()
			.mapToDouble((round) -> (median(round, one) - median(round, other)) / median(round, third))
			.toArray());
	}

	private Figure compare(String one, String other, ToDoubleFunction<Measurement> value,
			DoubleBinaryOperator comparison) {
		return Figure.of(this.rounds.stream()
			.mapToDouble((round) -> comparison.applyAsDouble(in(round, one, value), in(round, other, value)))
			.toArray());
	}

	private Figure each(String name, ToDoubleFunction<Measurement> value) {
		return Figure.of(this.rounds.stream().mapToDouble((round) -> in(round, name, value)).toArray());
	}

	private static double median(Map<String, Measurement> round, String name) {
		return in(round, name, Measurement::median);
	}

	private static double in(Map<String, Measurement> round, String name, ToDoubleFunction<Measurement> value) {
		Measurement measurement = round.get(name);
		return (measurement != null) ? value.applyAsDouble(measurement) : Double.NaN;
	}

}
