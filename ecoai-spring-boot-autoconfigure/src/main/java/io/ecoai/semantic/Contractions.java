package io.ecoai.semantic;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Writes short forms out: what's, isn't, I'm.
 */
final class Contractions {

	/** After these, 's is short for "is" and belongs to nobody. */
	private static final Set<String> BEFORE_IS = Vocabulary
		.words("what who where when why how that there here it he she this which");

	private static final Map<String, String> ENDINGS = Map.of("'re", "are", "'ve", "have", "'ll", "will", "'m", "am");

	private static final Map<String, String> WITHOUT_APOSTROPHE = Map.ofEntries(Map.entry("whats", "what is"),
			Map.entry("wheres", "where is"), Map.entry("hows", "how is"), Map.entry("dont", "do not"),
			Map.entry("doesnt", "does not"), Map.entry("didnt", "did not"), Map.entry("isnt", "is not"),
			Map.entry("arent", "are not"), Map.entry("wasnt", "was not"), Map.entry("werent", "were not"),
			Map.entry("cant", "can not"), Map.entry("couldnt", "could not"), Map.entry("shouldnt", "should not"),
			Map.entry("wouldnt", "would not"), Map.entry("hasnt", "has not"), Map.entry("havent", "have not"),
			Map.entry("cannot", "can not"), Map.entry("won't", "will not"), Map.entry("can't", "can not"),
			Map.entry("shan't", "shall not"), Map.entry("ain't", "ain not"));

	private Contractions() {
	}

	/** Adds what a short form is short for; nothing if the word is none. */
	static boolean expand(String word, List<Token> tokens) {
		String lower = word.toLowerCase(Locale.ROOT);
		String whole = WITHOUT_APOSTROPHE.get(lower);
		if (whole != null) {
			add(whole, word, tokens);
			return true;
		}
		// Where the text has it: small letters may be more than the capital was.
		int apostrophe = word.lastIndexOf('\'');
		if (apostrophe < 1) {
			return false;
		}
		String rest = word.substring(0, apostrophe);
		String ending = word.substring(apostrophe).toLowerCase(Locale.ROOT);
		String meaning = meaningOf(ending, rest.toLowerCase(Locale.ROOT));
		if (meaning != null) {
			tokens.add(Tokenizer.wordOrLiteral(rest, tokens.isEmpty()));
			tokens.add(new Token(Token.Kind.WORD, ending, meaning));
			return true;
		}
		if (lower.endsWith("n't") && lower.length() > 4) {
			add(lower.substring(0, lower.length() - 3) + " not", word, tokens);
			return true;
		}
		return false;
	}

	/**
	 * Says of each 's whether it is short for "is". Before a participle it may be short
	 * for "has": who's paid?
	 */
	static void resolve(List<Token> tokens) {
		for (int i = 0; i + 1 < tokens.size(); i++) {
			if (tokens.get(i).text().equals("'s") && tokens.get(i).norm().equals("is")
					&& Participles.mayFollow(tokens, i)) {
				tokens.set(i, new Token(Token.Kind.WORD, "'s", "is/has"));
			}
		}
	}

	private static @Nullable String meaningOf(String ending, String rest) {
		if (ending.equals("'s")) {
			return BEFORE_IS.contains(rest) ? "is" : "'s";
		}
		if (ending.equals("'d")) {
			return "'d";
		}
		return ENDINGS.get(ending);
	}

	private static void add(String meaning, String written, List<Token> tokens) {
		for (String part : meaning.split(" ")) {
			tokens
				.add(new Token(Token.Kind.WORD, Character.isUpperCase(written.charAt(0)) ? capital(part) : part, part));
		}
	}

	private static String capital(String part) {
		return part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1);
	}

}
