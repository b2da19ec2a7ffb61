package io.ecoai.semantic;

import java.util.List;
import java.util.Set;

/**
 * Phrases that say the same within a question, in one form.
 */
final class Rephrasing {

	private static final Set<String> OF = Set.of("of", "between");

	private static final Set<String> TIMES = Vocabulary.words("today tomorrow tonight yesterday");

	/** What somebody or something has one of, so that its owner is who it is of. */
	private static final Set<String> ATTRIBUTES = Vocabulary.words("""
			capital population president ceo cto cfo coo chairman founder king queen mayor area currency gdp flag leader
			author birthday height address price name""");

	private static final Set<String> LANGUAGES = Vocabulary.words("""
			python java javascript typescript kotlin scala ruby php perl bash haskell rust c++ c# c""");

	private static final Set<String> PROGRAMS = Vocabulary.words("function method program script class");

	private static final Set<String> MANY = Set.of("many", "much");

	private static final Set<String> RELATIVES = Set.of("that", "which");

	private static final PhrasePattern THE_WEATHER_LIKE = PhrasePattern.of("the weather like");

	private static final PhrasePattern ONE_IS = PhrasePattern.of("one is");

	private static final PhrasePattern TRANSLATE = PhrasePattern.of("translate");

	private static final PhrasePattern ARE_THERE = PhrasePattern.of("is|are there? in");

	private Rephrasing() {
	}

	static void apply(String opening, List<Token> tokens) {
		int end = Mention.isIn(tokens) ? 0 : Mention.startOfMaterial(tokens);
		for (int i = 0; i < end; i++) {
			if (tokens.get(i).isWord() && tokens.get(i).norm().equals("an")) {
				tokens.set(i, Token.word("a"));
			}
		}
		if (opening.equals(Wording.WHAT_IS) || opening.equals("who")) {
			int first = opening.equals("who") ? 1 : 0;
			ownerLast(tokens, first);
			dropArticleBeforeOf(tokens, first);
		}
		if (opening.equals(Wording.WHAT_IS) && THE_WEATHER_LIKE.endOf(tokens, 0) > 0) {
			tokens.remove(2);
		}
		if (opening.equals("how")) {
			containedLast(tokens);
		}
		if (opening.equals("which") && ONE_IS.endOf(tokens, 0) > 0) {
			tokens.remove(0);
		}
		timeLast(tokens);
		if (opening.isEmpty() && TRANSLATE.endOf(tokens, 0) > 0) {
			tokens.replaceAll((token) -> (token.isWord() && token.norm().equals("into")) ? Token.word("to") : token);
		}
		if (opening.isEmpty() && !tokens.isEmpty() && tokens.get(0).norm().equals("write")) {
			clauseToInfinitive(tokens);
			languageLast(tokens);
		}
	}

	/**
	 * "The speed of light" and "speed of light"; "time" and "the time" are two things.
	 */
	private static void dropArticleBeforeOf(List<Token> tokens, int at) {
		if (at + 2 < tokens.size() && tokens.get(at).norm().equals("the") && tokens.get(at + 1).isWord()
				&& tokens.get(at + 1).isContent() && tokens.get(at + 2).isAnyOf(OF)) {
			tokens.remove(at);
		}
	}

	/** "Peru's capital" becomes "capital of Peru". */
	private static void ownerLast(List<Token> tokens, int from) {
		int last = tokens.size() - 1;
		int mark = last - 1;
		if (mark <= from || mark > from + 3 || !tokens.get(last).isAnyOf(ATTRIBUTES)
				|| !tokens.get(mark).norm().equals("'s")) {
			return;
		}
		List<Token> owner = tokens.subList(from, mark);
		if (owner.stream().allMatch((token) -> token.isWord() && token.isContent())) {
			List<Token> names = List.copyOf(owner);
			Token attribute = tokens.get(last);
			tokens.subList(from, tokens.size()).clear();
			tokens.add(attribute);
			tokens.add(Token.word("of"));
			tokens.addAll(names);
		}
	}

	/** "How many days are there in May" becomes "how many days in May". */
	private static void containedLast(List<Token> tokens) {
		if (tokens.size() < 4 || !tokens.get(0).isAnyOf(MANY)) {
			return;
		}
		int contained = 1;
		while (contained < tokens.size() && tokens.get(contained).isWord() && tokens.get(contained).isContent()) {
			contained++;
		}
		int end = ARE_THERE.endOf(tokens, contained);
		if (end > 0 && end < tokens.size()) {
			tokens.subList(contained, end - 1).clear();
		}
	}

	/** "Today in Paris" at the end becomes "in Paris today". */
	private static void timeLast(List<Token> tokens) {
		int size = tokens.size();
		if (size > 3 && tokens.get(size - 3).isAnyOf(TIMES) && tokens.get(size - 2).norm().equals("in")
				&& tokens.get(size - 1).isContent()
				&& tokens.stream().filter((token) -> token.isAnyOf(TIMES)).count() == 1) {
			tokens.add(tokens.remove(size - 3));
		}
	}

	/** "A function that reverses a string" becomes "a function to reverse a string". */
	private static void clauseToInfinitive(List<Token> tokens) {
		// Only with an object is it sure to be a verb: functions that test, to test.
		for (int i = 3; i + 2 < tokens.size(); i++) {
			Token verb = tokens.get(i + 1);
			if (tokens.get(i).isAnyOf(RELATIVES) && tokens.get(i - 1).isContent()
					&& tokens.get(i + 2).kind() != Token.Kind.BREAK && verb.isWord() && verb.isContent()
					&& !Stemmer.stem(verb.norm()).equals(verb.norm())) {
				tokens.set(i, Token.word("to"));
				tokens.set(i + 1, Token.word(Stemmer.stem(verb.norm())));
				return;
			}
		}
	}

	/** "A Python function" becomes "a function in Python". */
	private static void languageLast(List<Token> tokens) {
		if (tokens.size() > 3 && tokens.get(1).norm().equals("a") && tokens.get(2).isAnyOf(LANGUAGES)
				&& tokens.get(3).isAnyOf(PROGRAMS)) {
			Token language = tokens.remove(2);
			tokens.add(3, Token.word("in"));
			tokens.add(4, language);
		}
	}

}
