package io.ecoai.semantic;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Words that are talked about rather than used: "How many letters has colour?". There,
 * spelling and short forms are what is asked about. Thread-safe.
 */
public final class Mention {

	private static final Set<String> ABOUT_WORDS = Vocabulary
		.words("""
				word words letter letters spell spells spelled spelt spelling misspelled misspelt grammar grammatical
				grammatically sentence sentences phrase phrases clause plural plurals singular noun nouns verb verbs adjective
				adjectives adverb adverbs pronoun preposition participle tense pronounce pronounced pronunciation rhyme rhymes
				anagram anagrams palindrome syllable syllables character characters string strings vowel vowels consonant
				consonants typo typos proofread correct rewrite rephrase reword paraphrase repeat reverse translate translation
				abbreviation abbreviations acronym contraction punctuation punctuate apostrophe hyphen comma capitalize
				uppercase lowercase capitalization say says said british american identifier literal valid
				variable variables spoken synonym synonyms antonym antonyms etymology prefix suffix lemma alphabet""");

	private static final Set<String> CODE = Vocabulary
		.words("""
				css html xml javascript typescript python java sql php ruby kotlin c++ c# bash shell regex yaml json svg tag
				tags attribute property keyword function method variable class parameter flag annotation bean api sdk command
				package module""");

	private static final Set<String> WRITERS = Vocabulary.words("i we one they people to");

	private Mention() {
	}

	/**
	 * Returns whether a text speaks about words, so that each of them counts as it is
	 * written.
	 * @param tokens the pieces of the text
	 * @return whether one of them says so
	 */
	public static boolean isIn(List<Token> tokens) {
		boolean counted = false;
		for (int i = 0; i < tokens.size(); i++) {
			Token token = tokens.get(i);
			// "In 100 words" says how long the answer is to be.
			if ((!counted && token.isAnyOf(ABOUT_WORDS)) || isLetter(tokens, i) || isWriting(tokens, i)) {
				return true;
			}
			counted = token.kind() == Token.Kind.NUMBER;
		}
		return false;
	}

	/** Such as the l of "two l", which no unit is. */
	private static boolean isLetter(List<Token> tokens, int index) {
		String text = tokens.get(index).text();
		boolean letter = tokens.get(index).isWord() && text.length() == 1 && Character.isLowerCase(text.charAt(0))
				&& !text.equals("a") && !text.equals("i");
		return letter && (index == 0 || !Character.isDigit(tokens.get(index - 1).text().charAt(0)));
	}

	/** "Should I write a apple?", but not "write a poem" and "can you write a poem". */
	private static boolean isWriting(List<Token> tokens, int index) {
		return index > 0 && tokens.get(index).norm().equals("write") && tokens.get(index - 1).isAnyOf(WRITERS);
	}

	/**
	 * Whether words may be names in code, whose spelling counts. Whoever asks how
	 * something is done writes about it, not the thing itself.
	 */
	static boolean isOfCode(List<Token> tokens) {
		return tokens.stream().anyMatch((token) -> token.isAnyOf(CODE))
				&& tokens.stream().noneMatch((token) -> token.norm().equals("how"));
	}

	/**
	 * Returns whether a text names, behind a colon, what something is to be done with.
	 * @param tokens the pieces of the text
	 * @return whether it does
	 */
	public static boolean hasMaterial(List<Token> tokens) {
		return startOfMaterial(tokens) < tokens.size();
	}

	/** Behind a colon stands what something is to be done with. */
	static int startOfMaterial(List<Token> tokens) {
		for (int i = 0; i < tokens.size(); i++) {
			if (tokens.get(i).kind() == Token.Kind.BREAK && tokens.get(i).norm().equals(":")) {
				return i + 1;
			}
		}
		return tokens.size();
	}

	/** Takes back what was done to words to make them alike. */
	static void takeLiterally(List<Token> tokens, boolean numbersToo) {
		tokens.replaceAll((token) -> {
			boolean letters = Character.isLetter(token.text().codePointAt(0));
			boolean number = numbersToo && token.kind() == Token.Kind.NUMBER;
			return (letters && (token.isWord() || number)) ? new Token(Token.Kind.WORD, token.text(), written(token))
					: token;
		});
	}

	private static String written(Token token) {
		// Units in signs keep their case.
		boolean sign = token.isWord() && !token.norm().equals(token.norm().toLowerCase(Locale.ROOT));
		return sign ? token.norm() : token.text().toLowerCase(Locale.ROOT);
	}

}
