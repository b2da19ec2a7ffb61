package io.ecoai.semantic;

import java.util.List;
import java.util.Set;

/**
 * Takes away what is said out of courtesy: greetings, please, thanks.
 */
final class Courtesy {

	private static final List<PhrasePattern> GREETINGS = PhrasePattern.all("""
			hi|hello|hey|hiya there|all|everyone|team? ,
			good morning|afternoon|evening|day everyone|all? ,
			excuse me ,
			thanks|thx ,
			please|pls|plz|kindly ,?""");

	private static final PhrasePattern BARE_GREETING = PhrasePattern.of("hi|hello|hey there?");

	private static final List<PhrasePattern> FAREWELLS = PhrasePattern.all("""
			, thanks|thx|cheers|ty in? advance?
			, thanks a lot|million
			, many thanks
			, thank you very|so? much? in? advance?""");

	private static final Set<String> PLEASE = Vocabulary.words("please pls plz");

	/** Before a last "please" these make it a word that is talked about. */
	private static final Set<String> BEFORE_A_MEANT_PLEASE = Vocabulary
		.words("""
				say says said saying to you i we they he she it who word mean means by with and or can could not never spell
				spells pronounce skip omit forget drop teach learn add spell conjugate reply shout hear translate of how as a the my your than write type use add is does""");

	private static final Set<String> WORKING_ON_TEXT = Vocabulary.words("""
			translate classify rewrite proofread reply respond answer say repeat rephrase paraphrase correct complete
			continue edit improve shorten label tag detect""");

	private static final Set<String> BEGINNINGS = Vocabulary.words("""
			write give show tell translate convert summarize draft rewrite rephrase proofread explain describe calculate
			list name create generate make find compare suggest recommend help let define compute solve please pls plz
			kindly hi hello hey good thanks excuse""");

	private Courtesy() {
	}

	static void remove(List<Token> tokens) {
		removeGreetings(tokens);
		if (Mention.isIn(tokens) || Mention.hasMaterial(tokens) || tokens.isEmpty()
				|| tokens.get(0).isAnyOf(WORKING_ON_TEXT)) {
			// A last "thanks" may be part of the text that is worked on.
			return;
		}
		removeFarewell(tokens);
		int last = tokens.size() - 1;
		if (last > 1 && tokens.get(last).isAnyOf(PLEASE) && !tokens.get(last - 1).isAnyOf(BEFORE_A_MEANT_PLEASE)
				&& !tokens.get(last - 1).isAnyOf(Vocabulary.PREPOSITIONS)) {
			tokens.remove(last);
			removeBreaksAtTheEnd(tokens);
		}
	}

	private static void removeGreetings(List<Token> tokens) {
		int end = PhrasePattern.endOf(GREETINGS, tokens, 0);
		while (end > 0 && end < tokens.size() && isBeginning(tokens, end)) {
			tokens.subList(0, end).clear();
			end = PhrasePattern.endOf(GREETINGS, tokens, 0);
		}
		int bare = BARE_GREETING.endOf(tokens, 0);
		if (bare > 0 && bare < tokens.size() && tokens.get(bare).isAnyOf(Vocabulary.QUESTION_WORDS)) {
			tokens.subList(0, bare).clear();
		}
	}

	/** "Hello, Dolly" greets nobody: a question, an order or another greeting follows. */
	private static boolean isBeginning(List<Token> tokens, int index) {
		return tokens.get(index).isAnyOf(Vocabulary.FUNCTION_WORDS) || tokens.get(index).isAnyOf(BEGINNINGS)
				|| tokens.get(index - 1).isAnyOf(PLEASE) || tokens.get(index - 1).norm().equals("kindly");
	}

	private static void removeFarewell(List<Token> tokens) {
		for (int from = Math.max(1, tokens.size() - 8); from < tokens.size(); from++) {
			if (PhrasePattern.endOf(FAREWELLS, tokens, from) == tokens.size()) {
				tokens.subList(from, tokens.size()).clear();
				removeBreaksAtTheEnd(tokens);
			}
		}
	}

	static void removeBreaksAtTheEnd(List<Token> tokens) {
		while (!tokens.isEmpty() && tokens.get(tokens.size() - 1).kind() == Token.Kind.BREAK) {
			tokens.remove(tokens.size() - 1);
		}
	}

}
