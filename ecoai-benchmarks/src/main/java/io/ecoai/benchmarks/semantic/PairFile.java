package io.ecoai.benchmarks.semantic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

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
		List<List<String>> rows = rows(Files.readString(file));
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

	private static List<List<String>> rows(String text) {
		List<List<String>> rows = new ArrayList<>();
		List<String> row = new ArrayList<>();
		StringBuilder field = new StringBuilder();
		boolean quoted = false;
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			if (quoted) {
				if (character != '"') {
					field.append(character);
				}
				else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
					field.append(text.charAt(++i));
				}
				else {
					quoted = false;
				}
			}
			else if (character == '"') {
				quoted = true;
			}
			else if (character == ',' || character == '\n') {
				row.add(field.toString());
				field.setLength(0);
				if (character == '\n') {
					rows.add(row);
					row = new ArrayList<>();
				}
			}
			else if (character != '\r') {
				field.append(character);
			}
		}
		if (!row.isEmpty() || !field.isEmpty()) {
			row.add(field.toString());
			rows.add(row);
		}
		rows.removeIf((fields) -> fields.stream().allMatch(String::isBlank));
		return rows;
	}

}
