package io.ecoai.semantic.guard;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.ecoai.semantic.MatchGuard;
import io.ecoai.semantic.Question;
import io.ecoai.semantic.Token;
import io.ecoai.semantic.Vocabulary;
import io.ecoai.semantic.Wording;

/**
 * Refuses if a word that is in both does something else in one of them: who does and to
 * whom it is done, from where and to where, what is greater than what.
 */
final class OrderGuard implements MatchGuard {

	/**
	 * What may stand before a noun instead of behind it: a Python function, in Python.
	 */
	private static final Set<String> LOOSE = Set.of("in", "for", "of", "at", "on");

	private static final Set<String> ANYWHERE = Vocabulary
		.words("today tomorrow tonight yesterday now currently please");

	private final WordingGuard wording = new WordingGuard();

	@Override
	public String name() {
		return "order";
	}

	@Override
	public boolean allows(Question asked, Question candidate) {
		if (differInOrder(asked.wording(), candidate.wording())) {
			// Nothing but the order differs, so the order says what differs.
			return this.wording.allows(asked, candidate);
		}
		List<Roles.Role> one = Roles.of(Meanings.of(asked));
		List<Roles.Role> others = Roles.of(Meanings.of(candidate));
		Map<String, Roles.Role> other = byWord(others);
		if (byWord(one).size() != one.size() || other.size() != others.size()) {
			return sameSequence(asked, candidate);
		}
		int last = -1;
		for (Roles.Role role : one) {
			Roles.Role counterpart = other.get(role.word());
			if (counterpart == null || ANYWHERE.contains(role.word())) {
				continue;
			}
			if (!role.preposition().equals(counterpart.preposition())) {
				if (!isLoose(role, counterpart)) {
					return false;
				}
			}
			else if (role.preposition().isEmpty()) {
				if (counterpart.index() < last) {
					return false;
				}
				last = counterpart.index();
			}
		}
		return true;
	}

	private static boolean differInOrder(Wording asked, Wording candidate) {
		if (Bag.sameInAnyOrder(words(asked, true), words(candidate, true))) {
			return true;
		}
		List<String> one = words(asked, false);
		List<String> other = words(candidate, false);
		return Bag.sameInAnyOrder(one, other) && !one.equals(other);
	}

	private static List<String> words(Wording wording, boolean articles) {
		return Bag.of(wording.body(),
				(token) -> token.kind() != Token.Kind.BREAK && (articles || !token.isAnyOf(Vocabulary.ARTICLES)));
	}

	private static boolean isLoose(Roles.Role one, Roles.Role other) {
		return (one.preposition().isEmpty() && LOOSE.contains(other.preposition()))
				|| (other.preposition().isEmpty() && LOOSE.contains(one.preposition()));
	}

	/** With a word in it twice, nobody knows which is which. */
	private static boolean sameSequence(Question asked, Question candidate) {
		return words(asked).equals(words(candidate));
	}

	private static List<String> words(Question question) {
		return Roles.of(Meanings.of(question)).stream().map(Roles.Role::word).toList();
	}

	private static Map<String, Roles.Role> byWord(List<Roles.Role> roles) {
		Map<String, Roles.Role> byWord = new HashMap<>();
		roles.forEach((role) -> byWord.put(role.word(), role));
		return byWord;
	}

}
