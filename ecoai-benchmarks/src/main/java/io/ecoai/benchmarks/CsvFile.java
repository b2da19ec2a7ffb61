package io.ecoai.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads CSV files (RFC 4180).
 */
public final class CsvFile {

	private CsvFile() {
	}

	/**
	 * The rows of a file, without empty ones.
	 * @param file the file, in UTF-8
	 * @return the fields of each row
	 * @throws IOException if it cannot be read
	 */
	public static List<List<String>> rows(Path file) throws IOException {
		return rowsOf(Files.readString(file));
	}

	private static List<List<String>> rowsOf(String text) {
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
