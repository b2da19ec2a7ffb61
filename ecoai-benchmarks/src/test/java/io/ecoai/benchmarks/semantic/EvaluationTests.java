package io.ecoai.benchmarks.semantic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.ecoai.semantic.MatchMode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * What is served at the default thresholds, with the real embedder.
 */
class EvaluationTests {

	private static final Path PAIRS = Path
		.of("../ecoai-spring-boot-autoconfigure/src/test/resources/io/ecoai/semantic");

	private static Evaluation evaluation;

	@BeforeAll
	static void start() throws IOException {
		evaluation = new Evaluation();
	}

	@ParameterizedTest
	@CsvSource({ "adversarial.csv, STRICT", "hostile-tuning.csv, STRICT", "hostile-holdout.csv, STRICT",
			"hostile-rules.csv, STRICT", "hostile-language-fresh.csv, STRICT", "hostile-language-last.csv, STRICT",
			"foreign.csv, STRICT", "adversarial.csv, SIMILAR", "hostile-tuning.csv, SIMILAR",
			"hostile-holdout.csv, SIMILAR", "foreign.csv, SIMILAR" })
	void servesNoHostilePair(String file, MatchMode mode) throws IOException {
		assertThat(evaluation.judge(PAIRS.resolve(file)))
			.noneMatch((judgement) -> judgement.servedIn(mode, mode.defaultThreshold()));
	}

	@ParameterizedTest
	@CsvSource({ "paraphrase.csv, STRICT, 0.90, 0.50", "paraphrase.csv, SIMILAR, 0.95, 0.40",
			"paraphrase.csv, SIMILAR, 0.90, 0.70", "own-paraphrase-tuning.csv, STRICT, 0.90, 0.60",
			"own-paraphrase-holdout.csv, STRICT, 0.90, 0.45", "own-paraphrase-tuning.csv, SIMILAR, 0.95, 0.50",
			"own-paraphrase-holdout.csv, SIMILAR, 0.95, 0.45" })
	void servesManyParaphrases(String file, MatchMode mode, double threshold, double recall) throws IOException {
		List<Judgement> judgements = evaluation.judge(PAIRS.resolve(file));
		long served = judgements.stream().filter((judgement) -> judgement.servedIn(mode, threshold)).count();
		assertThat((double) served / judgements.size()).isGreaterThanOrEqualTo(recall);
	}

	@Test
	void printsATableForEachModeAndForABareThreshold(@TempDir Path folder) throws IOException {
		Path file = Files.writeString(folder.resolve("pairs.csv"), """
				a,b,same
				"What is ""x"" in C?","What is ""x"" in C?",1
				How do I turn on dark mode?,How do I turn off dark mode?,0
				""");
		String table = new EvaluationTable(evaluation.judge(file)).of("pairs.csv");
		assertThat(table).contains("2 pairs: 1 ask the same, 1 do not")
			.contains("| strict (default) | 0.90 | 1 | 0 | 100.0 (20.7-100.0) | 100.0 (20.7-100.0) | 0.0 (0.0-79.3) |")
			.contains("| threshold | 0.90 | 2 | 1 | 50.0 (9.5-90.5) | 100.0 (20.7-100.0) | 100.0 (20.7-100.0) |")
			.contains("| opposites | 0 | 1 | 0 | 1 |");
	}

	@Test
	void namesTheRowThatIsNoPair(@TempDir Path folder) throws IOException {
		Path file = Files.writeString(folder.resolve("pairs.csv"), "a,b,same\nWho?,Where?,perhaps\n");
		assertThatIOException().isThrownBy(() -> evaluation.judge(file)).withMessageContaining("Row 2");
	}

	@Test
	void intervalsAreThoseOfWilson() {
		assertThat(new Proportion(0, 68)).hasToString("0.0 (0.0-5.3)");
		assertThat(new Proportion(24, 44)).hasToString("54.5 (40.1-68.3)");
		assertThat(new Proportion(0, 0)).hasToString("-");
	}

}
