package io.ecoai.benchmarks.semantic;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.ecoai.semantic.MatchMode;
import io.ecoai.semantic.Matcher;
import io.ecoai.semantic.Question;
import io.ecoai.semantic.QuestionAnalyzer;
import io.ecoai.semantic.Similarity;

/**
 * What is known of a pair before a threshold is chosen.
 *
 * @param pair the pair
 * @param cosine how near the embeddings are
 * @param refusals who refuses, by mode
 */
record Judgement(LabelledPair pair, double cosine, Map<MatchMode, Optional<String>> refusals) {

	static List<Judgement> of(List<LabelledPair> pairs, Matcher matcher, QuestionAnalyzer analyzer,
			Embeddings embeddings) {
		return pairs.stream().map((pair) -> {
			Question asked = analyzer.analyze(pair.one());
			Question candidate = analyzer.analyze(pair.other());
			Map<MatchMode, Optional<String>> refusals = new EnumMap<>(MatchMode.class);
			for (MatchMode mode : MatchMode.values()) {
				refusals.put(mode, matcher.refusal(mode, asked, candidate));
			}
			double cosine = Similarity.cosine(embeddings.of(pair.one()), embeddings.of(pair.other()));
			return new Judgement(pair, cosine, refusals);
		}).toList();
	}

	boolean servedIn(MatchMode mode, double threshold) {
		return this.refusals.getOrDefault(mode, Optional.empty()).isEmpty() && this.cosine >= threshold;
	}

}
