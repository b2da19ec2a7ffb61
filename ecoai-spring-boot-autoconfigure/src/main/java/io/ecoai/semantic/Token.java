package io.ecoai.semantic;

/**
 * A piece of a question.
 *
 * @param kind what it is
 * @param text as it was written
 * @param norm the form in which it is compared
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
	public boolean isAnyOf(java.util.Set<String> words) {
		return this.kind == Kind.WORD && words.contains(this.norm);
	}

}
