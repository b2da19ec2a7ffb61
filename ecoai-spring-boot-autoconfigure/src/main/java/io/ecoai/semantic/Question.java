package io.ecoai.semantic;

import java.util.List;

/**
 * An analysed text of a user. Made by {@link QuestionAnalyzer}; immutable, compared by
 * its text.
 */
public final class Question {

	/** English, as {@link #language()} says it. */
	public static final String ENGLISH = "en";

	/** The language of a text whose language cannot be told. */
	public static final String UNKNOWN_LANGUAGE = "und";

	/**
	 * The version of {@link #stems()}. It belongs into every key that is made of stems:
	 * whenever the stems of any text change, so does this number, and what was kept under
	 * other stems is not found any more.
	 */
	public static final int STEMS_VERSION = 3;

	private final String text;

	private final List<Token> tokens;

	private final Wording wording;

	private final List<String> stems;

	private final String language;

	Question(String text, List<Token> tokens, Wording wording, String language) {
		this.text = text;
		this.tokens = List.copyOf(tokens);
		this.wording = wording;
		this.language = language;
		this.stems = wording.body().stream().filter(Token::isContent).map(Token::stem).sorted().toList();
	}

	/**
	 * Returns the text as it was given.
	 * @return the text
	 */
	public String text() {
		return this.text;
	}

	/**
	 * Returns the pieces of the text in their order.
	 * @return the tokens; none if the text is exact only by its length
	 */
	public List<Token> tokens() {
		return this.tokens;
	}

	/**
	 * Returns the text in its canonical form.
	 * @return the wording
	 */
	public Wording wording() {
		return this.wording;
	}

	/**
	 * Returns the stems of the content words and the numbers, sorted, each as often as it
	 * occurs. Words of politeness, openings that all questions share and function words
	 * have none. Two questions can only ever match in {@link MatchMode#STRICT} if their
	 * stems are equal.
	 * @return the stems; empty if there is nothing to match by
	 * @see #STEMS_VERSION
	 */
	public List<String> stems() {
		return this.stems;
	}

	/**
	 * Returns the language of the text.
	 * @return an ISO 639-1 code, or {@link #UNKNOWN_LANGUAGE}
	 */
	public String language() {
		return this.language;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof Question question && this.text.equals(question.text);
	}

	@Override
	public int hashCode() {
		return this.text.hashCode();
	}

	/** Without the text, which is nobody's business in a log. */
	@Override
	public String toString() {
		return "Question of %d characters, language %s, %d stems".formatted(this.text.length(), this.language,
				this.stems.size());
	}

}
