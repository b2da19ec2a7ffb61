package io.ecoai.semantic;

import java.util.List;
import java.util.Set;

/**
 * Takes away that somebody asks, and leaves what is asked: "could you tell me where it
 * is", "I want to know why".
 */
final class Requests {

	/** Before a clause with a question word. */
	private static final List<PhrasePattern> BEFORE_A_CLAUSE = PhrasePattern.all("""
			can|could|would|will you please|kindly? tell|teach|show me|us
			can|could|would|will you please|kindly? explain|describe|clarify to? me|us?
			can|could|would|will you please|kindly? let me|us know
			can|could|would|will you please|kindly? help me|us to? understand
			tell|teach|show me|us please?
			explain|describe to? me|us? please?
			let me|us know
			help me|us to? understand
			i|we would|'d like to know|understand|learn
			i|we want|need|wish to know|understand|learn
			i am|was wondering
			i|we wonder
			any idea
			may|can i ask""");

	/**
	 * Before a clause, except with "how": whoever asks this may ask what somebody is able
	 * to do.
	 */
	private static final List<PhrasePattern> DO_YOU_KNOW = PhrasePattern.all("""
			do you know
			does anyone|anybody know""");

	/** Before "when" these ask for a sign at the time. */
	private static final Set<String> TELLING = Set.of("tell", "know", "show");

	/** Before a noun with its article that is followed by "of". */
	private static final List<PhrasePattern> BEFORE_A_VALUE = PhrasePattern.all("""
			can|could|would|will you please|kindly? tell me|us
			tell me|us please?
			do you know
			i|we want|need to know
			i|we would|'d like to know""");

	private static final List<PhrasePattern> BEFORE_A_NOTION = PhrasePattern.all("""
			can|could|would|will you please|kindly? explain
			explain""");

	private static final PhrasePattern CAN_YOU = PhrasePattern.of("can|could you please|kindly?");

	/** What nobody asks of an assistant only to hear whether it is able to. */
	private static final Set<String> ORDERS = Vocabulary.words("""
			write give show tell translate convert summarize draft rewrite rephrase proofread explain describe
			calculate""");

	private static final Set<String> AFTER_AN_ORDER = Vocabulary
		.words("me us a an the this these that my our your some all how why what");

	/** Asked without a receiver, these may ask for an ability: can you tell a lie? */
	private static final Set<String> GIVING = Vocabulary.words("give show tell");

	private static final Set<String> RECEIVERS = Set.of("me", "us");

	private static final PhrasePattern WRITE_ME = PhrasePattern.of("write|draft|compose|generate|create|make me|us");

	private static final PhrasePattern TO_ME = PhrasePattern.of("to me|us");

	/** The nouns that are explained when it is told what they are. */
	private static final Set<String> NOTIONS = Vocabulary
		.words("difference differences concept meaning purpose role idea principle notion term");

	private Requests() {
	}

	/** Removes a request before a clause; whether there was one. */
	static boolean removeBeforeClause(List<Token> tokens) {
		int end = PhrasePattern.endOf(BEFORE_A_CLAUSE, tokens, 0);
		if (end < 0 || end >= tokens.size() || !tokens.get(end).isAnyOf(Vocabulary.QUESTION_WORDS)) {
			return removeDoYouKnow(tokens);
		}
		boolean sign = tokens.get(end).norm().equals("when")
				&& tokens.subList(0, end).stream().anyMatch((token) -> token.isAnyOf(TELLING))
				&& !tokens.get(0).norm().equals("i") && !tokens.get(0).norm().equals("we");
		if (sign) {
			return false;
		}
		tokens.subList(0, end).clear();
		return true;
	}

	private static boolean removeDoYouKnow(List<Token> tokens) {
		int end = PhrasePattern.endOf(DO_YOU_KNOW, tokens, 0);
		if (end < 0 || end >= tokens.size() || !tokens.get(end).isAnyOf(Vocabulary.QUESTION_WORDS)
				|| tokens.get(end).norm().equals("how")) {
			return false;
		}
		tokens.subList(0, end).clear();
		return true;
	}

	/** Removes a request for what something is; whether there was one. */
	static boolean removeBeforeNoun(List<Token> tokens) {
		int value = PhrasePattern.endOf(BEFORE_A_VALUE, tokens, 0);
		if (value > 0 && isValue(tokens, value)) {
			tokens.subList(0, value).clear();
			return true;
		}
		int notion = PhrasePattern.endOf(BEFORE_A_NOTION, tokens, 0);
		if (notion > 0 && notion < tokens.size()) {
			int toMe = TO_ME.endOf(tokens, notion);
			int from = (toMe > 0) ? toMe : notion;
			int to = (TO_ME.endOf(tokens, tokens.size() - 2) == tokens.size()) ? tokens.size() - 2 : tokens.size();
			if (from < to && isNotion(tokens.subList(from, to))) {
				tokens.subList(to, tokens.size()).clear();
				tokens.subList(0, from).clear();
				return true;
			}
		}
		return false;
	}

	/** Makes an order of a question that is meant as one; whether it was one. */
	static boolean makeOrder(List<Token> tokens) {
		int end = CAN_YOU.endOf(tokens, 0);
		boolean asked = end > 0 && end + 1 < tokens.size() && tokens.get(end).isAnyOf(ORDERS)
				&& (!tokens.get(end + 1).isWord()
						|| tokens.get(end + 1).isAnyOf(tokens.get(end).isAnyOf(GIVING) ? RECEIVERS : AFTER_AN_ORDER));
		if (asked) {
			tokens.subList(0, end).clear();
		}
		if (WRITE_ME.endOf(tokens, 0) == 2 && tokens.size() > 3) {
			tokens.remove(1);
		}
		return asked;
	}

	/** Such as "the capital of Peru", "the side effects of aspirin". */
	private static boolean isValue(List<Token> tokens, int from) {
		if (from + 3 >= tokens.size() || !tokens.get(from).norm().equals("the")) {
			return false;
		}
		for (int i = from + 1; i < Math.min(from + 4, tokens.size() - 1); i++) {
			if (tokens.get(i).norm().equals("of")) {
				return i > from + 1;
			}
			if (!tokens.get(i).isContent()) {
				return false;
			}
		}
		return false;
	}

	/** Such as "machine learning", "the difference between a and b". */
	private static boolean isNotion(List<Token> tokens) {
		if (tokens.size() > 1 && tokens.get(0).norm().equals("the") && tokens.get(1).isAnyOf(NOTIONS)) {
			return true;
		}
		return tokens.size() <= 4 && tokens.stream().allMatch((token) -> token.isWord() && token.isContent());
	}

}
