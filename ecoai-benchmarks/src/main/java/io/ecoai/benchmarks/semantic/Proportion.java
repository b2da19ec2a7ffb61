package io.ecoai.benchmarks.semantic;

import java.util.Locale;

/**
 * How many of how many, with the interval of Edwin B. Wilson (Journal of the American
 * Statistical Association 22, 1927), which holds for few tries and for proportions near 0
 * and 1 too.
 *
 * @param successes how many
 * @param tries of how many
 */
record Proportion(int successes, int tries) {

	/** The quantile of the normal distribution for 95 % on two sides. */
	private static final double Z = 1.959964;

	double value() {
		return (double) this.successes / this.tries;
	}

	double low() {
		return center() - margin();
	}

	double high() {
		return center() + margin();
	}

	private double center() {
		return (value() + Z * Z / (2 * this.tries)) / (1 + Z * Z / this.tries);
	}

	private double margin() {
		double variance = value() * (1 - value()) / this.tries + Z * Z / (4.0 * this.tries * this.tries);
		return Z * Math.sqrt(variance) / (1 + Z * Z / this.tries);
	}

	/** Such as {@code 97.5 (87.1-99.6)}, in percent; a dash if nothing was tried. */
	@Override
	public String toString() {
		return (this.tries == 0) ? "-" : String.format(Locale.ROOT, "%.1f (%.1f-%.1f)", 100 * value(),
				100 * Math.max(0, low()), 100 * Math.min(1, high()));
	}

}
