package io.ecoai.benchmarks.semantic;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

import io.ecoai.semantic.MatchMode;

/**
 * The tables of an evaluation, as Markdown.
 */
final class EvaluationTable {

	private static final double[] THRESHOLDS = { 0.80, 0.85, 0.90, 0.92, 0.94, 0.95, 0.96, 0.98 };

	private static final String HEAD = """

			| %s | cosine from | hits | wrong | precision %% | recall %% | false-hit rate %% |
			|---|---|---|---|---|---|---|
			""";

	private final List<Judgement> judgements;

	EvaluationTable(List<Judgement> judgements) {
		this.judgements = judgements;
	}

	String of(String name) {
		long same = this.judgements.stream().filter((judgement) -> judgement.pair().same()).count();
		StringBuilder text = new StringBuilder("\n## %s\n\n%d pairs: %d ask the same, %d do not. ".formatted(name,
				this.judgements.size(), same, this.judgements.size() - same));
		text.append("In brackets: 95 % Wilson intervals. False-hit rate: of the pairs that do not.\n");
		text.append(HEAD.formatted("EcoAI"));
		for (MatchMode mode : MatchMode.values()) {
			for (double threshold : THRESHOLDS) {
				String mark = (threshold == mode.defaultThreshold()) ? " (default)" : "";
				text.append(row(mode.id() + mark, threshold, (judgement) -> judgement.servedIn(mode, threshold)));
			}
		}
		text.append(HEAD.formatted("a cache with a threshold and nothing else"));
		for (double threshold : THRESHOLDS) {
			text.append(row("threshold", threshold, (judgement) -> judgement.cosine() >= threshold));
		}
		return text.append(refusals()).toString();
	}

	private String row(String name, double threshold, Predicate<Judgement> served) {
		int hits = count(served);
		int right = count(served.and((judgement) -> judgement.pair().same()));
		int same = count((judgement) -> judgement.pair().same());
		return String.format(Locale.ROOT, "| %s | %.2f | %d | %d | %s | %s | %s |%n", name, threshold, hits,
				hits - right, new Proportion(right, hits), new Proportion(right, same),
				new Proportion(hits - right, this.judgements.size() - same));
	}

	private int count(Predicate<Judgement> which) {
		return (int) this.judgements.stream().filter(which).count();
	}

	/** Who refused how many pairs, whatever their cosine. */
	private String refusals() {
		StringBuilder text = new StringBuilder(
				"\n| refused by | strict: same | strict: not | similar: same | similar: not |\n");
		text.append("|---|---|---|---|---|\n");
		Map<String, int[]> counts = new TreeMap<>();
		for (Judgement judgement : this.judgements) {
			judgement.refusals()
				.forEach((mode, refusal) -> counts.computeIfAbsent(refusal.orElse("(nobody)"),
						(guard) -> new int[4])[2 * mode.ordinal() + (judgement.pair().same() ? 0 : 1)]++);
		}
		counts.forEach((guard, count) -> text
			.append("| %s | %d | %d | %d | %d |%n".formatted(guard, count[0], count[1], count[2], count[3])));
		return text.toString();
	}

}
