package io.ecoai.semantic;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Two questions of a file.
 *
 * @param one a question
 * @param other another
 */
public record QuestionPair(String one, String other) {

	/** Files in which the two of a pair ask different things. */
	public static final List<String> HOSTILE = List.of("adversarial.csv", "hostile-tuning.csv", "hostile-holdout.csv",
			"hostile-rules.csv", "hostile-language-tuning.csv", "hostile-language-holdout.csv",
			"hostile-language-fresh.csv", "hostile-language-last.csv");

	/** Files in which the two of a pair ask the same. */
	public static final List<String> PARAPHRASES = List.of("paraphrase.csv", "own-paraphrase-tuning.csv",
			"own-paraphrase-holdout.csv");

	public static List<QuestionPair> in(String file) {
		try (InputStream csv = QuestionPair.class.getResourceAsStream("/io/ecoai/semantic/" + file)) {
			String text = new String(Objects.requireNonNull(csv, file).readAllBytes(), StandardCharsets.UTF_8);
			return records(text).stream()
				.skip(1)
				.map(QuestionPair::fields)
				.map((fields) -> new QuestionPair(fields.get(0), fields.get(1)))
				.toList();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** A question may have several lines. */
	private static List<String> records(String text) {
		List<String> records = new ArrayList<>();
		StringBuilder record = new StringBuilder();
		for (String line : text.split("\n")) {
			record.append(record.isEmpty() ? "" : "\n").append(line);
			if (record.chars().filter((character) -> character == '"').count() % 2 == 0) {
				records.add(record.toString());
				record.setLength(0);
			}
		}
		return records;
	}

	private static List<String> fields(String line) {
		List<String> fields = new ArrayList<>();
		StringBuilder field = new StringBuilder();
		boolean quoted = false;
		for (int i = 0; i < line.length(); i++) {
			char character = line.charAt(i);
			if (character == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
				field.append(line.charAt(++i));
			}
			else if (character == '"') {
				quoted = !quoted;
			}
			else if (character == ',' && !quoted) {
				fields.add(field.toString());
				field.setLength(0);
			}
			else {
				field.append(character);
			}
		}
		fields.add(field.toString());
		return fields;
	}

}
