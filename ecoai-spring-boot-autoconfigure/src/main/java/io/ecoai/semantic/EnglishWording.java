package io.ecoai.semantic;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Brings an English question into its canonical form. What is not known to mean the same
 * stays different.
 */
final class EnglishWording {

	private static final List<PhrasePattern> HOW_TO = PhrasePattern.all("""
			how to
			how do|can i
			how i can""");

	/** What follows these may also be a noun: the way to work. */
	private static final List<PhrasePattern> WAY_TO = PhrasePattern.all("""
			what is the way to
			what are the steps to""");

	/** After "how do I" these ask how somebody is, not how it is done. */
	private static final Set<String> NOT_DONE = Vocabulary.words("""
			look feel sound seem appear compare rank stand react come smell taste measure fit differ weigh score matter
			fare be ever even always usually normally typically still already often not never""");

	private static final List<PhrasePattern> WHAT_IS = PhrasePattern.all("""
			what is|are
			what exactly is|are""");

	private static final PhrasePattern MEANT_BY = PhrasePattern.of("meant by");

	private static final Set<String> DETERMINERS = Vocabulary.words("a an the my your our this these");

	private static final Set<String> RELATIVE = Vocabulary
		.words("that which who whom whose where when if because while and or i you he she it we they");

	private static final Set<String> DEGREES = Set.of("so", "such");

	private static final Set<String> DO = Set.of("do", "does", "did");

	/**
	 * The order of these and their noun is that of a statement in an indirect question.
	 */
	private static final Set<String> MOVED_AUXILIARIES = Vocabulary
		.words("is are was were can could will would should");

	private static final Set<String> ONE_WORD_QUESTIONS = Vocabulary.words("what who where when why how");

	private final List<Token> tokens;

	private String opening = "";

	private String support = "";

	private EnglishWording(List<Token> tokens) {
		this.tokens = new ArrayList<>(tokens);
	}

	static Wording of(List<Token> tokens) {
		return new EnglishWording(tokens).analyze();
	}

	private Wording analyze() {
		boolean marked = !this.tokens.isEmpty() && this.tokens.get(this.tokens.size() - 1).text().equals("?");
		Courtesy.removeBreaksAtTheEnd(this.tokens);
		Courtesy.remove(this.tokens);
		boolean order = Requests.makeOrder(this.tokens);
		boolean indirect = Requests.removeBeforeClause(this.tokens);
		if (!indirect && Requests.removeBeforeNoun(this.tokens)) {
			this.opening = Wording.WHAT_IS;
		}
		else if ((hasDegree() || !openWith(HOW_TO, Wording.HOW_TO, NOT_DONE)) && !openWithWayTo()) {
			if (indirect) {
				moveAuxiliary();
			}
			open();
		}
		Rephrasing.apply(this.opening, this.tokens);
		return new Wording(this.opening, this.support, indirect && !DO.contains(this.support), marked && !order,
				this.tokens);
	}

	/** "How do I gain weight so fast" asks why. */
	private boolean hasDegree() {
		return this.tokens.stream().anyMatch((token) -> token.isAnyOf(DEGREES));
	}

	private boolean openWithWayTo() {
		int end = PhrasePattern.endOf(WAY_TO, this.tokens, 0);
		return end > 0 && end + 1 < this.tokens.size() && this.tokens.get(end + 1).isAnyOf(DETERMINERS)
				&& openWith(WAY_TO, Wording.HOW_TO, NOT_DONE);
	}

	private void open() {
		boolean several = this.tokens.size() > 2
				&& (this.tokens.get(1).norm().equals("are") || this.tokens.get(2).norm().equals("are"));
		if (openWith(WHAT_IS, Wording.WHAT_IS, Set.of())) {
			this.support = several ? "are" : "is";
			int meant = MEANT_BY.endOf(this.tokens, 0);
			if (meant > 0 && meant < this.tokens.size() && this.tokens.get(meant).isContent()) {
				this.tokens.subList(0, meant).clear();
			}
			return;
		}
		if (this.tokens.isEmpty() || !this.tokens.get(0).isAnyOf(Vocabulary.QUESTION_WORDS)) {
			return;
		}
		this.opening = this.tokens.remove(0).norm();
		for (int i = 0; i < Math.min(4, this.tokens.size()); i++) {
			if (this.tokens.get(i).isAnyOf(Vocabulary.AUXILIARIES)) {
				if (this.tokens.get(i).isAnyOf(DO) && i + 1 < this.tokens.size()) {
					this.support = this.tokens.remove(i).norm();
				}
				return;
			}
		}
	}

	private boolean openWith(List<PhrasePattern> patterns, String opening, Set<String> exceptBefore) {
		int end = PhrasePattern.endOf(patterns, this.tokens, 0);
		if (end < 0 || end >= this.tokens.size() || this.tokens.get(end).isAnyOf(exceptBefore)) {
			return false;
		}
		this.tokens.subList(0, end).clear();
		this.opening = opening;
		return true;
	}

	/** "Where my order is" becomes "where is my order". */
	private void moveAuxiliary() {
		if (this.tokens.size() < 3 || !this.tokens.get(0).isAnyOf(ONE_WORD_QUESTIONS)) {
			return;
		}
		Token second = this.tokens.get(1);
		if (second.isAnyOf(Vocabulary.AUXILIARIES) || second.norm().equals("many") || second.norm().equals("much")) {
			return;
		}
		for (int i = 2; i < this.tokens.size(); i++) {
			if (i > 2 && this.tokens.get(i).isAnyOf(RELATIVE)) {
				return;
			}
			if (this.tokens.get(i).isAnyOf(MOVED_AUXILIARIES)) {
				this.tokens.add(1, this.tokens.remove(i));
				return;
			}
		}
	}

}
