package io.ecoai.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * What is written down of a run: where it took place, each target with what was measured,
 * and all figures.
 */
public final class PerformanceDocument {

	private final Measurements measured;

	private final Targets targets;

	private final List<Row> rows;

	/**
	 * Creates the document.
	 * @param measured what JMH found out
	 * @param unsampled what is measured without JMH, or {@code null} for nothing
	 */
	public PerformanceDocument(Measurements measured, @Nullable Unsampled unsampled) {
		this.measured = measured;
		this.targets = new Targets(measured);
		this.rows = new ArrayList<>(this.targets.rows());
		if (unsampled != null) {
			this.rows.addAll(unsampled.rows());
		}
	}

	/**
	 * The document.
	 * @param heading where and how figures came about
	 * @return the text, in Markdown
	 */
	public String text(String heading) {
		return """
				## Targets

				%s
				The other is what would be used in EcoAI's place, in the same round. Figures are medians of the sampled calls of a
				round, of which the median of the rounds counts; ratios and differences are those within a round.

				%s%s

				%s%s

				%s
				Hits in parts that were measured alone:

				%s

				%s
				"""
			.formatted(heading, Row.HEADING, lines(this.rows.stream().map(Row::markdown).toList()),
					Targets.ThreadsRow.HEADING,
					lines(this.targets.threads().stream().map(Targets.ThreadsRow::markdown).toList()), bounds(),
					lines(this.targets.splits()), figures());
	}

	/**
	 * All figures.
	 * @return a table in Markdown
	 */
	public String figures() {
		List<String> lines = this.measured.names()
			.stream()
			.map((name) -> "| `%s` | %s | %s | %s |".formatted(name, this.measured.median(name).textWithRange(""),
					this.measured.late(name).textWithRange(""), bytes(this.measured.allocated(name))))
			.toList();
		return """
				## All figures

				Microseconds are the median of a call, and what one call in a hundred takes longer than; with `threads=`, calls in
				a microsecond. Bytes are what a call allocates; those of `Miss` include the request, as `Miss.model` shows.

				| Benchmark | µs | p99 | Bytes |
				|---|---|---|---|
				%s
				"""
			.formatted(lines(lines));
	}

	private static String bytes(Figure allocated) {
		return allocated.isMeasured() ? String.format(Locale.ROOT, "%,.0f", allocated.median()) : "";
	}

	private String bounds() {
		String bounds = all().stream().map(Row::bound).collect(Collectors.joining());
		return bounds.isEmpty() ? "" : "What keeps a target from being met:\n\n" + bounds;
	}

	private List<Row> all() {
		List<Row> all = new ArrayList<>(this.rows);
		this.targets.threads().forEach((threads) -> all.add(threads.row()));
		return all;
	}

	/**
	 * What should have been measured and was not.
	 * @return the paths
	 */
	public List<String> missing() {
		return all().stream().filter((row) -> !row.isMeasured()).map(Row::path).toList();
	}

	private static String lines(List<String> lines) {
		return String.join("\n", lines);
	}

}
