package io.ecoai.benchmarks.scale;

import java.io.IOException;
import java.util.Locale;

import io.ecoai.benchmarks.report.DocumentSection;
import io.ecoai.benchmarks.report.Machine;

/**
 * Fills the usage log and the stores, and measures what is asked of them then.
 */
public final class ScaleRun {

	private static final int PAIRS = 5;

	private final int records;

	private final int answers;

	private final int pairs;

	/** Starts so many applications over what was filled, and as many over nothing. */
	ScaleRun(int records, int answers, int pairs) {
		this.pairs = pairs;
		this.records = records;
		this.answers = answers;
	}

	/**
	 * Fills everything as far as {@code scale.records} and {@code scale.answers} say, and
	 * writes what came out.
	 * @param arguments none
	 * @throws IOException if the document cannot be written
	 */
	public static void main(String[] arguments) throws IOException {
		Machine machine = new Machine(DocumentSection.root());
		ScaleRun run = new ScaleRun(Integer.getInteger("scale.records", 10_000_000),
				Integer.getInteger("scale.answers", 1_000_000), PAIRS);
		new DocumentSection("scale").publish(run.text(machine.text()));
	}

	/** The section of the document. */
	String text(String machine) throws IOException {
		Findings findings = new Findings();
		new LargeLog(this.records, this.pairs, findings).measure();
		new LargeStore(this.answers, this.pairs, findings).measure();
		return String.format(Locale.ROOT,
				"""
						## Scale

						%s
						%,d usage records of 90 days, with 1,000 namespaces that use three of 100 models each, so that the table of daily
						totals is as large as it gets; a million prompts at most, chosen by Zipf's law. %,d answers of 2 KB in each
						storage, with the description of a real request of 4 KB. Times are medians: of 21 calls, of 5 flushes, of 5 pairs
						of starts; in brackets stand the least and the most.

						| What | Result |
						|---|---|
						%s
						""",
				machine, this.records, this.answers, findings.rows());
	}

}
