package io.ecoai.benchmarks.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Requests in their order.
 *
 * @param name what to call it
 * @param calls the requests
 */
record Trace(String name, List<TracedCall> calls) {

	private static final int FIELDS = 4;

	/**
	 * Requests of which few are made often and many seldom: the one at rank k is made
	 * with a probability in proportion to 1/k (Zipf's law).
	 * @param calls how many requests
	 * @param prompts how many different ones
	 * @param seed tells which
	 */
	static Trace zipf(int calls, int prompts, long seed) {
		double[] sums = new double[prompts];
		double sum = 0;
		for (int rank = 0; rank < prompts; rank++) {
			sum += 1.0 / (rank + 1);
			sums[rank] = sum;
		}
		Random random = new Random(seed);
		List<TracedCall> trace = new ArrayList<>(calls);
		for (int i = 0; i < calls; i++) {
			int place = java.util.Arrays.binarySearch(sums, random.nextDouble() * sum);
			int rank = Math.min((place >= 0) ? place : -place - 1, prompts - 1);
			// Of a prompt, everything is always the same.
			Random own = new Random(seed + rank);
			trace.add(new TracedCall("prompt " + rank, "gpt-4.1-mini", 50 + own.nextInt(1000), 20 + own.nextInt(800)));
		}
		return new Trace("Zipf, %,d requests, %,d prompts, seed %d".formatted(calls, prompts, seed), trace);
	}

	/**
	 * Requests of a file whose lines are {@code prompt,model,inputTokens,outputTokens},
	 * the first of which says so. A prompt must not hold a comma; its digest will do.
	 */
	static Trace csv(Path file) throws IOException {
		List<TracedCall> calls = new ArrayList<>();
		List<String> lines = Files.readAllLines(file);
		for (int i = 1; i < lines.size(); i++) {
			String[] fields = lines.get(i).split(",", -1);
			if (fields.length != FIELDS) {
				throw new IllegalArgumentException("Line %d of %s has %d fields instead of prompt, model, inputTokens "
					.formatted(i + 1, file, fields.length) + "and outputTokens");
			}
			calls.add(new TracedCall(fields[0], fields[1], Integer.parseInt(fields[2].trim()),
					Integer.parseInt(fields[3].trim())));
		}
		return new Trace(String.valueOf(file.getFileName()), calls);
	}

}
