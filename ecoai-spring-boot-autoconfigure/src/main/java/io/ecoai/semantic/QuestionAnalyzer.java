package io.ecoai.semantic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Analyses texts. Thread-safe; never throws, whatever the text.
 */
public final class QuestionAnalyzer {

	/**
	 * The longest text that is analysed, in characters (UTF-16 units). A longer one has
	 * no tokens and no stems, so it is only ever found by exact key.
	 */
	public static final int MAX_LENGTH = 1000;

	private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}']+|[^\\p{L}\\p{N}\\s]");

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
			return new Question(text, List.of(), List.of(), Question.UNKNOWN_LANGUAGE);
		}
		List<Token> tokens = new ArrayList<>();
		WORD.matcher(text).results().forEach((match) -> {
			String word = match.group();
			Token.Kind kind = Character.isLetterOrDigit(word.charAt(0)) ? Token.Kind.WORD : Token.Kind.BREAK;
			tokens.add(new Token(kind, word, word.toLowerCase(Locale.ROOT)));
		});
		List<String> words = tokens.stream().filter(Token::isWord).map(Token::norm).sorted().toList();
		boolean english = words.stream().anyMatch(List.of("the", "what", "how", "is", "do")::contains);
		return new Question(text, List.copyOf(tokens), words, english ? "en" : this.detector.detect(text));
	}

}
