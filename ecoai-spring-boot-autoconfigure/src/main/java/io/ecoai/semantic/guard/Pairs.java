package io.ecoai.semantic.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.ecoai.semantic.Token;
import io.ecoai.semantic.Vocabulary;

/**
 * Two things that are named side by side.
 */
final class Pairs {

	private static final Set<String> COMPARISONS = Vocabulary
		.words("difference differences similarities comparison distance relationship");

	private Pairs() {
	}

	/** Where the first thing of "difference between a and b" starts, or -1. */
	static int startBetween(List<Token> words, int joint) {
		int from = joint;
		while (from > 0 && (isThing(words.get(from - 1)) || words.get(from - 1).isAnyOf(Vocabulary.ARTICLES))) {
			from--;
		}
		boolean between = from > 1 && from < joint && words.get(from - 1).norm().equals("between")
				&& words.get(from - 2).isAnyOf(COMPARISONS);
		return (between && endOfThing(words, joint + 1) > joint + 1) ? from : -1;
	}

	static int endOfThing(List<Token> words, int from) {
		int to = from;
		while (to < words.size() && (isThing(words.get(to)) || words.get(to).isAnyOf(Vocabulary.ARTICLES))) {
			to++;
		}
		return to;
	}

	/** Numbers are no things: the difference between 5 and 3 has a sign. */
	static boolean isThing(Token token) {
		return token.isContent() && token.kind() != Token.Kind.NUMBER;
	}

	/** Whether both have as many words: "old men and women" may all be old. */
	static boolean areAlike(List<Token> words, int from, int joint, int to) {
		return words.subList(from, joint).stream().filter(Pairs::isThing).count() == words.subList(joint + 1, to)
			.stream()
			.filter(Pairs::isThing)
			.count();
	}

	static List<Token> swap(List<Token> words, int from, int joint, int to) {
		List<Token> swapped = new ArrayList<>(words.subList(0, from));
		swapped.addAll(words.subList(joint + 1, to));
		swapped.add(words.get(joint));
		swapped.addAll(words.subList(from, joint));
		swapped.addAll(words.subList(to, words.size()));
		return swapped;
	}

}
