package io.ecoai.benchmarks.simulator;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * What a cache has saved of a trace.
 *
 * @param name its storage and size
 * @param calls the requests of the trace
 * @param hits those that it answered
 * @param tokens the tokens of these, in and out
 * @param dollars what they would have cost
 */
record Savings(String name, int calls, int hits, long tokens, BigDecimal dollars) {

	static Savings none(String name, int calls) {
		return new Savings(name, calls, 0, 0, BigDecimal.ZERO);
	}

	Savings with(TracedCall hit, BigDecimal price) {
		return new Savings(this.name, this.calls, this.hits + 1, this.tokens + hit.inputTokens() + hit.outputTokens(),
				this.dollars.add(price));
	}

	double hitRate() {
		return this.hits / (double) Math.max(1, this.calls);
	}

	String markdown() {
		return String.format(Locale.ROOT, "| %s | %.2f %% | %,d | %.2f |", this.name, hitRate() * 100, this.tokens,
				this.dollars);
	}

}
