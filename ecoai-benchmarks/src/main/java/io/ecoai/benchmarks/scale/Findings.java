package io.ecoai.benchmarks.scale;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.ecoai.benchmarks.report.Figure;

/**
 * What was found, row by row.
 */
final class Findings {

	private static final int TIMES = 21;

	private final List<String> rows = new ArrayList<>();

	void add(String what, double value, String unit) {
		add(what, Figure.of(value), unit);
	}

	void add(String what, Figure figure, String unit) {
		this.rows.add("| %s | %s |".formatted(what, figure.textWithRange(unit)));
	}

	void say(String what, String result) {
		this.rows.add("| %s | %s |".formatted(what, result));
	}

	/** The median time of some work that can be repeated. */
	void time(String what, Runnable work) {
		work.run();
		double[] millis = new double[TIMES];
		Arrays.setAll(millis, (i) -> millis(work));
		add(what, Figure.of(millis), "ms");
	}

	static double millis(Runnable work) {
		long start = System.nanoTime();
		work.run();
		return (System.nanoTime() - start) / 1e6;
	}

	static double heap() {
		System.gc();
		Runtime runtime = Runtime.getRuntime();
		return (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
	}

	static String count(long number) {
		return String.format(Locale.ROOT, "%,d", number);
	}

	String rows() {
		return String.join("\n", this.rows);
	}

}
