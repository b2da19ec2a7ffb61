package io.ecoai.semantic;

import java.util.Set;

/**
 * A piece of a question.
 *
 * @param kind what it is
 * @param text as it was written; of a short form, what it is short for
 * @param norm the form in which it is compared: words and units in one case and spelling,
 * numbers in digits, literals as they are
 */
public record Token(Kind kind, String text, String norm) {

	/** What a token is. */
	public enum Kind {

		/** A word in letters. */
		WORD,

		/** A number in digits, or one that is written as a word. */
		NUMBER,

		/** What is compared letter by letter: quotes, code, addresses, paths. */
		LITERAL,

		/** A sign that means something, such as {@code %} or {@code +}. */
		SYMBOL,

		/** Punctuation between parts. */
		BREAK

	}

	static Token word(String word) {
		return new Token(Kind.WORD, word, word);
	}

	/**
	 * Returns whether this is a word.
	 * @return whether its kind is {@link Kind#WORD}
	 */
	public boolean isWord() {
		return this.kind == Kind.WORD;
	}

	/**
	 * Returns whether this is one of some words.
	 * @param words words in lower case
	 * @return whether it is a word and one of these
	 */
	public boolean isAnyOf(Set<String> words) {
		return this.kind == Kind.WORD && words.contains(this.norm);
	}

	/**
	 * Returns whether this is what questions are about, rather than what holds them
	 * together.
	 * @return whether it is a number, a literal, a sign or a word that is no function
	 * word
	 */
	public boolean isContent() {
		return this.kind != Kind.BREAK && !isAnyOf(Vocabulary.FUNCTION_WORDS);
	}

	/**
	 * Returns what plural and singular have in common, and the persons of a verb.
	 * @return the stem of a word; of anything else its norm
	 */
	public String stem() {
		return isWord() ? Stemmer.stem(this.norm) : this.norm;
	}

	/**
	 * Returns whether this is written with a capital letter at the beginning.
	 * @return whether the first letter is in upper case
	 */
	public boolean isCapitalized() {
		return Character.isUpperCase(this.text.codePointAt(0));
	}

}
