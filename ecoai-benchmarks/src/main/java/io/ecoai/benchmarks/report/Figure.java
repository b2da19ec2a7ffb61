package io.ecoai.benchmarks.report;

import java.util.Arrays;
import java.util.Locale;

/**
 * What several rounds have shown of one thing.
 *
 * @param median the median of the rounds, not a number if it was not measured
 * @param least the smallest of them
 * @param most the largest of them
 */
public record Figure(double median, double least, double most) {

	static final Figure NONE = new Figure(Double.NaN, Double.NaN, Double.NaN);

	public static Figure of(double... rounds) {
		double[] sorted = Arrays.stream(rounds).filter(Double::isFinite).sorted().toArray();
		return (sorted.length > 0) ? new Figure(middle(sorted), sorted[0], sorted[sorted.length - 1]) : NONE;
	}

	private static double middle(double[] sorted) {
		return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
	}

	/** The nearest whole numbers, of what is a number of times. */
	Figure whole() {
		return new Figure(whole(this.median), whole(this.least), whole(this.most));
	}

	private static double whole(double value) {
		return Double.isFinite(value) ? Math.round(value) : value;
	}

	boolean isMeasured() {
		return Double.isFinite(this.median);
	}

	/** The median with its unit. */
	public String text(String unit) {
		return isMeasured() ? (digits(this.median) + ' ' + unit).strip() : "";
	}

	/** The median with its unit, and in brackets what the rounds lie between. */
	public String textWithRange(String unit) {
		return (isMeasured() && this.least < this.most)
				? "%s (%s to %s)".formatted(text(unit), digits(this.least), digits(this.most)) : text(unit);
	}

	static String digits(double value) {
		return String.format(Locale.ROOT, (Math.abs(value) >= 1000) ? "%,.0f" : "%.2f", value);
	}

}
