package io.ecoai.semantic;

import java.util.List;

/**
 * Analyses texts. Thread-safe; never throws because of a text.
 */
public final class QuestionAnalyzer {

	/**
	 * The longest text that is analysed, in characters (UTF-16 units). A longer one has
	 * no tokens and no stems, so it is only ever found by exact key.
	 */
	public static final int MAX_LENGTH = 1000;

	private final LanguageDetector detector;

	/** Creates an analyser that knows English by its function words alone. */
	public QuestionAnalyzer() {
		this((text) -> Question.UNKNOWN_LANGUAGE);
	}

	/**
	 * Creates an analyser.
	 * @param detector asked about texts that are not plainly English
	 */
	public QuestionAnalyzer(LanguageDetector detector) {
		this.detector = detector;
	}

	/**
	 * Analyses a text.
	 * @param text the text of the last user message
	 * @return the question
	 */
	public Question analyze(String text) {
		if (text.length() > MAX_LENGTH || text.isBlank()) {
			return new Question(text, List.of(), Wording.asIs(List.of()), Question.UNKNOWN_LANGUAGE);
		}
		List<Token> tokens = Tokenizer.tokenize(text);
		String language = languageOf(text, tokens);
		Wording wording = language.equals(Question.ENGLISH) ? EnglishWording.of(tokens) : Wording.asIs(tokens);
		return new Question(text, tokens, wording, language);
	}

	/**
	 * A text with words of another language in it is no English, whatever a detector
	 * says.
	 */
	private String languageOf(String text, List<Token> tokens) {
		LanguageEvidence evidence = LanguageEvidence.of(tokens);
		if (evidence == LanguageEvidence.ENGLISH) {
			return Question.ENGLISH;
		}
		String detected = this.detector.detect(text);
		return (evidence == LanguageEvidence.FOREIGN && detected.equals(Question.ENGLISH)) ? Question.UNKNOWN_LANGUAGE
				: detected;
	}

}
