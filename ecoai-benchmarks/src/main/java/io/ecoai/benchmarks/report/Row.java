package io.ecoai.benchmarks.report;

import java.util.Locale;

/**
 * A target, and what came of it.
 *
 * @param path what was measured
 * @param ecoai what EcoAI took, with its unit
 * @param peer what the other took, with its unit
 * @param result the figure that the target is about
 * @param target what it must not exceed, or fall below
 * @param atLeast whether more is better
 * @param unit the unit of both, such as {@code ×}
 */
record Row(String path, String ecoai, String peer, double result, double target, boolean atLeast, String unit) {

	static Row ratio(String path, double ecoai, double peer, double target) {
		return new Row(path, micros(ecoai), micros(peer), ecoai / peer, target, false, "×");
	}

	boolean isMeasured() {
		return Double.isFinite(this.result);
	}

	String markdown() {
		boolean met = this.atLeast ? this.result >= this.target : this.result <= this.target;
		return "| %s | %s | %s | %s | %s %s | %s |".formatted(this.path, this.ecoai, this.peer, figure(this.result),
				this.atLeast ? "≥" : "≤", figure(this.target), met ? "met" : "**not met**");
	}

	private String figure(double value) {
		return (value >= 1000 ? String.format(Locale.ROOT, "%,.0f", value) : String.format(Locale.ROOT, "%.2f", value))
				+ ' ' + this.unit;
	}

	static String micros(double value) {
		return String.format(Locale.ROOT, "%.2f µs", value);
	}

}
