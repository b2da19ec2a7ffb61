package io.ecoai.benchmarks.report;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A call taken apart: what its parts take that can be measured alone, and what is left.
 */
final class Split {

	private final Measurements measured;

	private final String whole;

	private final Map<String, String> parts = new LinkedHashMap<>();

	/** Of the calls that a benchmark measures. */
	Split(Measurements measured, String whole) {
		this.measured = measured;
		this.whole = whole;
	}

	/** With a part that another benchmark measures. */
	Split part(String title, String benchmark) {
		this.parts.put(title, benchmark);
		return this;
	}

	/** A table, with what is left under a title of its own. */
	String markdown(String title, String left) {
		StringBuilder table = new StringBuilder("| %s | |\n|---|---|\n".formatted(title));
		Figure all = this.measured.median(this.whole);
		double rest = all.median();
		for (Map.Entry<String, String> part : this.parts.entrySet()) {
			Figure time = this.measured.median(part.getValue());
			rest -= time.median();
			line(table, part.getKey(), time);
		}
		line(table, left, Figure.of(rest));
		line(table, "all of it", all);
		return table.toString();
	}

	private static void line(StringBuilder table, String title, Figure time) {
		table.append("| %s | %s |\n".formatted(title, time.isMeasured() ? time.text("µs") : "not measured"));
	}

}
