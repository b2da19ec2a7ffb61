package io.ecoai.semantic;

import java.util.List;
import java.util.Set;

/**
 * Forms of verbs that stand behind "has" as well as behind "is".
 */
final class Participles {

	private static final Set<String> IRREGULAR = Vocabulary
		.words("""
				been had done gone got gotten made said seen taken come become given known thought told kept lost won paid met
				sent built held heard begun drunk sung swum rung sunk written driven ridden risen broken spoken stolen chosen
				frozen woken eaten fallen beaten bitten hidden forgotten forbidden grown thrown flown drawn shown blown worn
				torn born borne sworn bought brought caught taught fought sought slept swept felt dealt meant dreamt learnt
				spent lent bent sold stood understood struck stuck hung dug fed bled sat spun proven laid lain lit slid""");

	/** Those that are nouns as well, so that they count only right behind the 's. */
	private static final Set<String> NOUNS_TOO = Vocabulary
		.words("""
				cost set read put cut hit run let hurt shut bet split spread bid shot burst found left led ground wound bound""");

	/** Words in -ed that are no participles. */
	private static final Set<String> OTHERS = Vocabulary.words("hundred sacred naked wicked shed sled embed biped");

	private static final Set<String> BEFORE_NOUNS = Vocabulary
		.words("a an the my your his her its our their this that these those most more very 's");

	private Participles() {
	}

	/** Whether there is one at which a short form may be the auxiliary. */
	static boolean mayFollow(List<Token> tokens, int auxiliary) {
		boolean direct = true;
		for (int i = auxiliary + 1; i < tokens.size() && tokens.get(i).kind() != Token.Kind.BREAK; i++) {
			Token token = tokens.get(i);
			boolean participle = isParticiple(token) && !tokens.get(i - 1).isAnyOf(BEFORE_NOUNS);
			boolean last = i + 1 == tokens.size() || !tokens.get(i + 1).isContent();
			if (direct && (participle || token.isAnyOf(NOUNS_TOO)) || participle && last) {
				return true;
			}
			direct = direct && (!token.isContent() || token.norm().endsWith("ly"))
					&& !token.isAnyOf(Vocabulary.ARTICLES);
		}
		return false;
	}

	private static boolean isParticiple(Token token) {
		String word = token.norm();
		boolean regular = word.length() > 3 && word.endsWith("ed") && !word.endsWith("eed") && !OTHERS.contains(word);
		return token.isWord() && (regular || IRREGULAR.contains(word));
	}

}
