package io.ecoai.benchmarks.semantic;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.ecoai.semantic.Matcher;
import io.ecoai.semantic.QuestionAnalyzer;
import io.ecoai.semantic.guard.MatchGuards;
import io.ecoai.semantic.language.OpenNlpLanguageDetector;

/**
 * Says of any labelled pairs of questions how often the semantic cache would have been
 * right and wrong. Thresholds are for the embedder that it uses, the local MiniLM.
 */
public final class Evaluation {

	private final QuestionAnalyzer analyzer;

	private final Matcher matcher = new Matcher(MatchGuards.english());

	private final Embeddings embeddings = new Embeddings();

	Evaluation() throws IOException {
		this.analyzer = new QuestionAnalyzer(OpenNlpLanguageDetector.load());
	}

	/**
	 * Prints the tables of one or more files, and of all of them together.
	 * @param files CSV files with the columns a, b and same, which is 0 or 1
	 * @throws IOException if a file cannot be read
	 */
	public static void main(String[] files) throws IOException {
		if (files.length == 0) {
			throw new IllegalArgumentException("Name CSV files with the columns a, b and same");
		}
		Evaluation evaluation = new Evaluation();
		PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
		List<Judgement> all = new ArrayList<>();
		for (String file : files) {
			List<Judgement> judgements = evaluation.judge(Path.of(file));
			out.println(new EvaluationTable(judgements).of(Path.of(file).getFileName().toString()));
			all.addAll(judgements);
		}
		if (files.length > 1) {
			out.println(new EvaluationTable(all).of("All"));
		}
	}

	List<Judgement> judge(Path file) throws IOException {
		return Judgement.of(PairFile.read(file), this.matcher, this.analyzer, this.embeddings);
	}

}
