package io.ecoai.semantic.index;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;

import io.ecoai.semantic.MatchMode;
import io.ecoai.semantic.Matcher;
import io.ecoai.semantic.QuestionAnalyzer;
import io.ecoai.semantic.embed.Embedder;
import io.ecoai.semantic.guard.MatchGuards;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is served has passed the guards, even if every text had the same embedding.
 */
@Timeout(300)
class ServedQuestionsTests {

	private static final Embedder ALL_ALIKE = Embedder.of("alike", (text) -> new float[] { 1, 0 });

	private final QuestionAnalyzer analyzer = new QuestionAnalyzer();

	private final Matcher matcher = new Matcher(MatchGuards.english());

	@ParameterizedTest
	@EnumSource
	void servesOnlyWhatNoGuardRefuses(MatchMode match) throws IOException {
		List<String> questions = new ArrayList<>();
		for (String file : List.of("adversarial.csv", "paraphrase.csv", "foreign.csv")) {
			pairs(file).forEach(questions::addAll);
		}
		Collections.shuffle(questions, new Random(5));
		int served = 0;
		try (QuestionCache cache = new QuestionCache(ALL_ALIKE, match)) {
			for (String question : questions) {
				String answered = cache.ask(question, "context");
				if (answered != null) {
					served++;
					assertThat(this.matcher.refusal(match, this.analyzer.analyze(question),
							this.analyzer.analyze(answered)))
						.as("'%s' for '%s'", answered, question)
						.isEmpty();
				}
			}
		}
		assertThat(served).isPositive();
	}

	@ParameterizedTest
	@EnumSource
	void servesNothingThatOnlyLooksAlike(MatchMode match) throws IOException {
		try (QuestionCache cache = new QuestionCache(ALL_ALIKE, match)) {
			for (String file : List.of("adversarial.csv", "foreign.csv")) {
				List<List<String>> pairs = pairs(file);
				for (int i = 0; i < pairs.size(); i++) {
					cache.ask(pairs.get(i).get(0), file + i);
					assertThat(cache.ask(pairs.get(i).get(1), file + i)).isNull();
				}
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void servesNothingFromAnotherContext(MatchMode match) throws IOException {
		try (QuestionCache cache = new QuestionCache(ALL_ALIKE, match)) {
			for (List<String> pair : pairs("paraphrase.csv")) {
				cache.ask(pair.get(0), "one");
				assertThat(cache.ask(pair.get(1), "other " + pair.get(1))).isNull();
			}
		}
	}

	private static List<List<String>> pairs(String file) throws IOException {
		try (InputStream content = Objects
			.requireNonNull(ServedQuestionsTests.class.getResourceAsStream("/io/ecoai/semantic/" + file), file)) {
			return new String(content.readAllBytes(), StandardCharsets.UTF_8).lines()
				.skip(1)
				.map((line) -> line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)"))
				.filter((fields) -> fields.length >= 2)
				.map((fields) -> List.of(unquoted(fields[0]), unquoted(fields[1])))
				.toList();
		}
	}

	private static String unquoted(String field) {
		String text = field.strip();
		return (text.length() > 1 && text.startsWith("\"")) ? text.substring(1, text.length() - 1).replace("\"\"", "\"")
				: text;
	}

}
