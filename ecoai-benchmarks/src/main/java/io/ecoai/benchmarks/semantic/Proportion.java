package io.ecoai.benchmarks.semantic;

import java.util.Locale;

import io.ecoai.semantic.audit.WilsonInterval;

/**
 * How many of how many, with Wilson's interval.
 *
 * @param successes how many
 * @param tries of how many
 */
record Proportion(int successes, int tries) {

	double value() {
		return (double) this.successes / this.tries;
	}

	/** Such as {@code 97.5 (87.1-99.6)}, in percent; a dash if nothing was tried. */
	@Override
	public String toString() {
		if (this.tries == 0) {
			return "-";
		}
		WilsonInterval interval = WilsonInterval.of(this.successes, this.tries);
		return String.format(Locale.ROOT, "%.1f (%.1f-%.1f)", 100 * value(), 100 * interval.lower(),
				100 * interval.upper());
	}

}
