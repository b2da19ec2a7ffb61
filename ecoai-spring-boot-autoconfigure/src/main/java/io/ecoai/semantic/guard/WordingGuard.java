package io.ecoai.semantic.guard;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import io.ecoai.semantic.MatchGuard;
import io.ecoai.semantic.MatchMode;
import io.ecoai.semantic.Question;
import io.ecoai.semantic.Token;
import io.ecoai.semantic.Vocabulary;
import io.ecoai.semantic.Wording;

/**
 * In the strict mode, refuses whatever is not known to say the same: after openings and
 * courtesies have been taken away, the words must be equal, in the same order. The order
 * of two things that are compared is free.
 */
final class WordingGuard implements MatchGuard {

	private static final Set<String> PARTING = Set.of(",", ";", ":", ".", "-");

	private static final Set<String> SUBJECTS = Vocabulary.words("i you he she we they the a my your our there");

	private static final Set<String> CHOOSING = Vocabulary.words("use choose pick prefer buy learn take better");

	@Override
	public String name() {
		return "wording";
	}

	@Override
	public boolean allows(Question asked, Question candidate) {
		Wording one = asked.wording();
		Wording other = candidate.wording();
		if (!one.opening().equals(other.opening()) || mayAskOrOrder(one, other)) {
			return false;
		}
		List<Token> words = one.body();
		if (one.support().equals(other.support()) || toldWhatIs(one, other)) {
			return sameWords(words, other.body()) || swapped(words, other.body());
		}
		return sameButForSupport(one, other) || sameButForSupport(other, one);
	}

	/** "You can return it?" asks, "you can return it." tells. */
	private static boolean mayAskOrOrder(Wording one, Wording other) {
		return one.marked() != other.marked() && one.opening().isEmpty() && !isInverted(one.body());
	}

	private static boolean isInverted(List<Token> words) {
		return words.size() > 1 && words.get(0).isAnyOf(Vocabulary.AUXILIARIES)
				&& (words.get(1).isAnyOf(SUBJECTS) || !words.get(0).isAnyOf(Set.of("do", "have", "be")));
	}

	/** "What are the effects of it" and "tell me the effects of it". */
	private static boolean toldWhatIs(Wording one, Wording other) {
		return one.opening().equals(Wording.WHAT_IS) && (one.support().isEmpty() || other.support().isEmpty());
	}

	private static boolean sameWords(List<Token> one, List<Token> other) {
		if (one.size() != other.size()) {
			return false;
		}
		for (int i = 0; i < one.size(); i++) {
			if (!same(one.get(i), other.get(i))) {
				return false;
			}
		}
		return true;
	}

	private static boolean same(Token one, Token other) {
		if (one.kind() != other.kind()) {
			return false;
		}
		// Commas, dashes and stops part a sentence alike; the indent of a line counts.
		boolean parting = PARTING.contains(one.norm()) && PARTING.contains(other.norm());
		return (one.kind() == Token.Kind.BREAK && parting) || one.norm().equals(other.norm());
	}

	/** "How does it work" and "tell me how it works". */
	private static boolean sameButForSupport(Wording direct, Wording indirect) {
		List<Token> words = direct.body();
		if (!indirect.indirect() || words.size() != indirect.body().size()) {
			return false;
		}
		int different = 0;
		for (int i = 0; i < words.size(); i++) {
			if (!same(words.get(i), indirect.body().get(i))) {
				different++;
				if (!isThirdPerson(indirect.body().get(i).norm(), words.get(i).norm())) {
					return false;
				}
			}
		}
		return direct.support().equals("does") ? different == 1 : direct.support().equals("do") && different == 0;
	}

	private static boolean isThirdPerson(String verb, String infinitive) {
		return verb.equals(infinitive + "s") || verb.equals(infinitive + "es")
				|| (infinitive.endsWith("y") && verb.equals(infinitive.substring(0, infinitive.length() - 1) + "ies"));
	}

	/** "Between a and b" and "between b and a", "use a or b" and "use b or a". */
	private static boolean swapped(List<Token> one, List<Token> other) {
		if (one.size() != other.size()) {
			return false;
		}
		for (int i = 1; i + 1 < one.size(); i++) {
			String joint = one.get(i).norm();
			int from = joint.equals("and") ? Pairs.startBetween(one, i) : startOfChoice(one, i, joint);
			if (from >= 0) {
				int to = joint.equals("and") ? Pairs.endOfThing(one, i + 1) : i + 2;
				if (Pairs.areAlike(one, from, i, to) && sameWords(Pairs.swap(one, from, i, to), other)) {
					return true;
				}
			}
		}
		return false;
	}

	private static int startOfChoice(List<Token> words, int joint, String word) {
		if (!word.equals("or") || joint + 2 != words.size() || joint < 2 || !Pairs.isThing(words.get(joint - 1))
				|| !Pairs.isThing(words.get(joint + 1))) {
			return -1;
		}
		Token before = words.get(joint - 2);
		return (before.kind() == Token.Kind.BREAK || before.isAnyOf(CHOOSING)) ? joint - 1 : -1;
	}

	@Override
	public Set<MatchMode> modes() {
		return EnumSet.of(MatchMode.STRICT);
	}

}
