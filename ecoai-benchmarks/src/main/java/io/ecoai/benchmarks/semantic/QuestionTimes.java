package io.ecoai.benchmarks.semantic;

import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

import io.ecoai.benchmarks.report.Figure;
import io.ecoai.semantic.MatchMode;
import io.ecoai.semantic.Matcher;
import io.ecoai.semantic.Question;
import io.ecoai.semantic.QuestionAnalyzer;
import io.ecoai.semantic.guard.MatchGuards;

/**
 * What it takes to analyse a question of about twenty words, and to ask all guards about
 * one that asks the same.
 */
final class QuestionTimes {

	private static final int QUESTIONS = 100;

	private static final int WARM = 200;

	private static final int TIMES = 51;

	private final QuestionAnalyzer analyzer = new QuestionAnalyzer();

	private final Matcher matcher = new Matcher(MatchGuards.english());

	private final List<String> asked = texts("How can I");

	private final List<Question> questions = analyzed(this.asked);

	private final List<Question> candidates = analyzed(texts("How do I"));

	Figure analysis() {
		return time((i) -> this.analyzer.analyze(this.asked.get(i)));
	}

	Figure guards(MatchMode mode) {
		return time(
				(i) -> this.matcher.refusal(mode, this.questions.get(i), this.candidates.get(i)).ifPresent((guard) -> {
					throw new IllegalStateException("Refused by '%s': %s".formatted(guard, this.asked.get(i)));
				}));
	}

	private List<Question> analyzed(List<String> texts) {
		return texts.stream().map(this.analyzer::analyze).toList();
	}

	private static List<String> texts(String opening) {
		return IntStream.range(0, QUESTIONS)
			.mapToObj((i) -> opening + " cancel the order number " + (1000 + i)
					+ " of last week, which has not been delivered to the house of my parents yet?")
			.toList();
	}

	/** Microseconds for one of them. */
	private static Figure time(IntConsumer work) {
		double[] micros = new double[TIMES];
		for (int round = -WARM; round < TIMES; round++) {
			long start = System.nanoTime();
			for (int i = 0; i < QUESTIONS; i++) {
				work.accept(i);
			}
			micros[Math.max(round, 0)] = (System.nanoTime() - start) / 1e3 / QUESTIONS;
		}
		return Figure.of(micros);
	}

}
