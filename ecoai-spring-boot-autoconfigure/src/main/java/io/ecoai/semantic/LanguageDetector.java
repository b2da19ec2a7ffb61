package io.ecoai.semantic;

/**
 * Tells the language of a text where function words and letters leave it in doubt. Used
 * by many threads at the same time.
 */
@FunctionalInterface
public interface LanguageDetector {

	/**
	 * Returns the language of a text.
	 * @param text the text, bounded by {@link QuestionAnalyzer#MAX_LENGTH}
	 * @return an ISO 639-1 code such as {@code en}, or {@link Question#UNKNOWN_LANGUAGE}
	 * if it cannot be told; never a guess
	 */
	String detect(String text);

}
