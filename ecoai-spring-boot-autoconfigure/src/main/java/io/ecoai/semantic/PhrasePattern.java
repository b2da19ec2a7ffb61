package io.ecoai.semantic;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A row of words, each given with its alternatives: {@code can|could you please?}. A
 * question mark makes a word optional, and {@code ,} stands for any punctuation.
 */
final class PhrasePattern {

	private record Element(Set<String> words, boolean punctuation, boolean optional) {

		private boolean matches(Token token) {
			return this.punctuation ? token.kind() == Token.Kind.BREAK : token.isAnyOf(this.words);
		}

	}

	private final List<Element> elements;

	private PhrasePattern(List<Element> elements) {
		this.elements = elements;
	}

	static PhrasePattern of(String pattern) {
		return new PhrasePattern(Arrays.stream(pattern.split(" ")).map((word) -> {
			boolean optional = word.endsWith("?");
			String words = optional ? word.substring(0, word.length() - 1) : word;
			return new Element(Set.of(words.split("\\|")), words.equals(","), optional);
		}).toList());
	}

	static List<PhrasePattern> all(String lines) {
		return lines.strip().lines().map(String::strip).map(PhrasePattern::of).toList();
	}

	/** The index behind the phrase, or -1 if it does not begin there. */
	int endOf(List<Token> tokens, int from) {
		int index = from;
		for (Element element : this.elements) {
			if (index < tokens.size() && element.matches(tokens.get(index))) {
				index++;
			}
			else if (!element.optional) {
				return -1;
			}
		}
		return index;
	}

	/** The longest of the phrases. */
	static int endOf(List<PhrasePattern> patterns, List<Token> tokens, int from) {
		int end = -1;
		for (PhrasePattern pattern : patterns) {
			end = Math.max(end, pattern.endOf(tokens, from));
		}
		return end;
	}

}
