package io.ecoai.semantic.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.ecoai.semantic.Token;
import io.ecoai.semantic.Vocabulary;

/**
 * What the words of a question do in it, as far as prepositions and order tell.
 */
final class Roles {

	/**
	 * A word in its place.
	 *
	 * @param word the word
	 * @param preposition what it stands behind, or nothing
	 * @param index its place among the words that are no function words
	 */
	record Role(String word, String preposition, int index) {

	}

	private static final Set<String> LANGUAGES = Vocabulary.words("""
			css html python java javascript typescript kotlin scala rust ruby php sql bash c++ c#""");

	private static final Set<String> SAME_PHRASE = Vocabulary.words("a an the and or my your his her its our their 's");

	private Roles() {
	}

	static List<Role> of(List<Token> tokens) {
		List<Role> roles = new ArrayList<>();
		String preposition = "";
		for (int i = 0; i < tokens.size(); i++) {
			Token token = tokens.get(i);
			if (token.isContent() && !token.norm().equals("'s")) {
				roles.add(new Role(token.norm(), isOwner(tokens, i) ? "of" : preposition, roles.size()));
				continue;
			}
			if (token.isAnyOf(Vocabulary.PREPOSITIONS)) {
				preposition = preposition(tokens, i);
			}
			else if (token.kind() == Token.Kind.BREAK || !SAME_PHRASE.contains(token.norm())) {
				preposition = "";
			}
		}
		return roles;
	}

	private static boolean isOwner(List<Token> tokens, int index) {
		return index + 1 < tokens.size() && tokens.get(index + 1).norm().equals("'s");
	}

	/** One for those that say the same at that place. */
	static String preposition(List<Token> tokens, int index) {
		String preposition = tokens.get(index).norm();
		boolean language = index + 1 < tokens.size() && tokens.get(index + 1).isAnyOf(LANGUAGES);
		return (preposition.equals("into")) ? "to" : (language && preposition.equals("with")) ? "in" : preposition;
	}

}
