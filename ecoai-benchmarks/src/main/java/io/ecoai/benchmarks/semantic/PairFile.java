package io.ecoai.benchmarks.semantic;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.ecoai.benchmarks.CsvFile;

/**
 * Reads CSV files (RFC 4180) whose first three columns are two questions and whether they
 * ask the same.
 */
final class PairFile {

	private static final Set<String> SAME = Set.of("1", "1.0", "true", "yes");

	private static final Set<String> DIFFERENT = Set.of("0", "0.0", "false", "no");

	private PairFile() {
	}

	/** The pairs of a file; a first line that is no pair is its heading. */
	static List<LabelledPair> read(Path file) throws IOException {
		List<List<String>> rows = CsvFile.rows(file);
		List<LabelledPair> pairs = new ArrayList<>();
		for (int i = 0; i < rows.size(); i++) {
			List<String> row = rows.get(i);
			String label = (row.size() < 3) ? "" : row.get(2).strip().toLowerCase(Locale.ROOT);
			if (SAME.contains(label) || DIFFERENT.contains(label)) {
				pairs.add(new LabelledPair(row.get(0), row.get(1), SAME.contains(label)));
			}
			else if (i > 0) {
				throw new IOException("Row %d of %s needs two questions and 0 or 1".formatted(i + 1, file));
			}
		}
		return pairs;
	}

}
