package io.ecoai.semantic.guard;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.ecoai.semantic.Question;
import io.ecoai.semantic.Token;

/**
 * What capital letters tell.
 */
final class Capitals {

	private Capitals() {
	}

	/**
	 * Whether a text is in small letters or in capitals alone, or begins each word with
	 * one.
	 */
	static boolean tellNothing(Question question) {
		String text = question.text();
		return text.chars().noneMatch(Character::isUpperCase) || text.chars().noneMatch(Character::isLowerCase)
				|| question.tokens()
					.stream()
					.filter((token) -> token.isWord() && token.isContent())
					.allMatch(Token::isCapitalized);
	}

	/** The words with a capital that begin no sentence, here or in the other. */
	static List<String> names(Question question, Question other) {
		Set<String> beginnings = new HashSet<>(beginnings(question));
		beginnings.addAll(beginnings(other));
		List<String> names = new ArrayList<>();
		for (Token token : question.tokens()) {
			if (token.isWord() && token.isContent() && token.text().chars().anyMatch(Character::isUpperCase)
					&& !beginnings.contains(token.norm())) {
				names.add(token.text());
			}
		}
		return names;
	}

	private static List<String> beginnings(Question question) {
		List<String> beginnings = new ArrayList<>();
		boolean start = true;
		for (Token token : question.tokens()) {
			if (start && token.isWord()) {
				beginnings.add(token.norm());
			}
			start = token.kind() == Token.Kind.BREAK;
		}
		return beginnings;
	}

}
