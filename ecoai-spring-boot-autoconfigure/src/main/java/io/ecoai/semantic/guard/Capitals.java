package io.ecoai.semantic.guard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.ecoai.semantic.Question;
import io.ecoai.semantic.Token;
import io.ecoai.semantic.Vocabulary;

/**
 * What capital letters tell.
 */
final class Capitals {

	/** What is in small letters even in a title. */
	private static final Set<String> SMALL_IN_TITLES = Vocabulary
		.words("a an the of in on at to for from by with as and or but nor into i");

	private Capitals() {
	}

	/** A text in capitals alone. */
	static boolean isShouted(Question question) {
		return question.text().chars().noneMatch(Character::isLowerCase);
	}

	/**
	 * Whether a text is in small letters or in capitals alone, or begins each word with
	 * one as titles do.
	 */
	private static boolean tellNothing(Question question) {
		return question.text().chars().noneMatch(Character::isUpperCase) || isShouted(question) || isTitle(question);
	}

	private static boolean isTitle(Question question) {
		boolean start = true;
		boolean title = false;
		for (Token token : question.tokens()) {
			if (token.isWord() && !token.isAnyOf(SMALL_IN_TITLES) && Character.isLetter(token.text().charAt(0))) {
				if (!token.isCapitalized()) {
					return false;
				}
				// A name has a capital anywhere, an "is" or a "my" only in a title.
				title |= !start && !token.isContent();
			}
			start = token.kind() == Token.Kind.BREAK;
		}
		return title;
	}

	/**
	 * Whether words that are in both are written alike, unless they begin a sentence or
	 * capitals tell nothing.
	 */
	static boolean agree(Question asked, Question candidate) {
		if (!sameSigns(asked, candidate)) {
			return false;
		}
		if (!tellNothing(asked) && !tellNothing(candidate)) {
			Set<String> beginnings = new HashSet<>(beginnings(asked));
			beginnings.addAll(beginnings(candidate));
			Map<String, List<Boolean>> one = capitals(asked, beginnings);
			Map<String, List<Boolean>> other = capitals(candidate, beginnings);
			for (Map.Entry<String, List<Boolean>> word : one.entrySet()) {
				List<Boolean> counterpart = other.get(word.getKey());
				if (counterpart != null && !areAlike(counterpart, word.getValue())) {
					return false;
				}
			}
		}
		return true;
	}

	/** A GB is not a Gb, however many capitals there are. */
	private static boolean sameSigns(Question asked, Question candidate) {
		return isShouted(asked) || isShouted(candidate)
				|| (hasSignsOf(asked, candidate) && hasSignsOf(candidate, asked));
	}

	private static boolean hasSignsOf(Question question, Question other) {
		List<Token> signs = question.tokens().stream().filter(Capitals::isSign).toList();
		return signs.isEmpty() || other.tokens()
			.stream()
			.filter(Capitals::isSign)
			.allMatch((token) -> signs.stream().noneMatch((sign) -> sign.norm().equals(token.norm()))
					|| signs.stream().anyMatch((sign) -> sign.text().equals(token.text())));
	}

	private static boolean isSign(Token token) {
		return token.isWord() && token.isContent() && token.text().length() < 4 && token.text().length() > 1
				&& token.isCapitalized();
	}

	private static boolean areAlike(List<Boolean> one, List<Boolean> other) {
		return (one.size() == other.size()) ? one.equals(other) : one.contains(true) == other.contains(true);
	}

	/** Of each word whether it has a capital, as often as it occurs. */
	private static Map<String, List<Boolean>> capitals(Question question, Set<String> beginnings) {
		Map<String, List<Boolean>> capitals = new HashMap<>();
		for (Token token : question.tokens()) {
			if (token.isWord() && !token.norm().equals("i") && !beginnings.contains(token.norm())) {
				boolean capital = token.text().chars().anyMatch(Character::isUpperCase);
				capitals.computeIfAbsent(token.norm(), (word) -> new ArrayList<>()).add(capital);
			}
		}
		return capitals;
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
