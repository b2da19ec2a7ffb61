package io.ecoai.benchmarks.simulator;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * What a cache has saved of a trace.
 *
 * @param name its storage and size
 * @param hitRate the part of the requests that it answered
 * @param tokens the tokens of these, in and out
 * @param dollars what they would have cost
 */
record Savings(String name, double hitRate, long tokens, BigDecimal dollars) {

	String markdown() {
		return String.format(Locale.ROOT, "| %s | %.2f %% | %,d | %s |", this.name, this.hitRate * 100, this.tokens,
				String.format(Locale.ROOT, "%.2f", this.dollars));
	}

}
