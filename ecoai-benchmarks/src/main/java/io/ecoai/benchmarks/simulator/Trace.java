package io.ecoai.benchmarks.simulator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

import io.ecoai.benchmarks.CsvFile;
import io.ecoai.benchmarks.Zipf;

/**
 * Requests in their order.
 *
 * @param name what to call it
 * @param calls the requests
 */
record Trace(String name, List<TracedCall> calls) {

	private static final List<String> HEADING = List.of("prompt", "model", "inputTokens", "outputTokens");

	/**
	 * Requests of which few are made often and many seldom.
	 * @param calls how many requests
	 * @param prompts how many different ones
	 * @param seed tells which
	 */
	static Trace zipf(int calls, int prompts, long seed) {
		Zipf zipf = new Zipf(prompts, seed);
		List<TracedCall> trace = new ArrayList<>(calls);
		for (int i = 0; i < calls; i++) {
			int rank = zipf.next();
			// Of a prompt, everything is always the same.
			Random own = new Random(seed + rank);
			trace.add(new TracedCall("prompt " + rank, "gpt-4.1-mini", 50 + own.nextInt(1000), 20 + own.nextInt(800)));
		}
		return new Trace(String.format(Locale.ROOT, "Zipf with the exponent 1, %,d requests, %,d prompts, seed %d",
				calls, prompts, seed), trace);
	}

	/**
	 * Requests of a file (RFC 4180) whose first line is
	 * {@code prompt,model,inputTokens,outputTokens}. Instead of a prompt, its digest will
	 * do.
	 */
	static Trace csv(Path file) throws IOException {
		List<TracedCall> calls = new ArrayList<>();
		List<List<String>> rows = CsvFile.rows(file);
		if (rows.isEmpty() || !rows.get(0).stream().map(String::strip).toList().equals(HEADING)) {
			throw new IllegalArgumentException(
					"The first line of '%s' must be '%s'".formatted(file, String.join(",", HEADING)));
		}
		for (int i = 1; i < rows.size(); i++) {
			calls.add(call(file, i + 1, rows.get(i)));
		}
		return new Trace(String.valueOf(file.getFileName()), calls);
	}

	private static TracedCall call(Path file, int number, List<String> fields) {
		try {
			if (fields.size() == HEADING.size()) {
				return new TracedCall(fields.get(0), fields.get(1).strip(), Integer.parseInt(fields.get(2).strip()),
						Integer.parseInt(fields.get(3).strip()));
			}
		}
		catch (NumberFormatException ex) {
			throw new IllegalArgumentException("Row %d of '%s' has tokens that are no number".formatted(number, file),
					ex);
		}
		throw new IllegalArgumentException("Row %d of '%s' has %d fields instead of %s".formatted(number, file,
				fields.size(), String.join(", ", HEADING)));
	}

}
