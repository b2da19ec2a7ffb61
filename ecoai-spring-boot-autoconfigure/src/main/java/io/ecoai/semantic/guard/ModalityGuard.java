package io.ecoai.semantic.guard;

import java.util.List;
import java.util.Set;

import io.ecoai.semantic.MatchGuard;
import io.ecoai.semantic.Question;
import io.ecoai.semantic.Token;
import io.ecoai.semantic.Vocabulary;
import io.ecoai.semantic.Wording;

/**
 * Refuses if one of the two asks what can be, and the other what is, was, will be, should
 * or must be.
 */
final class ModalityGuard implements MatchGuard {

	private static final Set<String> MODAL = Vocabulary.words("""
			could will would shall should may might must ought need needs want wants allowed able was were did had been
			being 'd used going""");

	@Override
	public String name() {
		return "modality";
	}

	@Override
	public boolean allows(Question asked, Question candidate) {
		return modals(asked).equals(modals(candidate)) && isDid(asked) == isDid(candidate)
				&& asksHowItCan(asked) == asksHowItCan(candidate)
				&& firstOfWhether(asked).equals(firstOfWhether(candidate));
	}

	private static List<String> modals(Question question) {
		return Bag.of(question.wording().body(), (token) -> token.isAnyOf(MODAL));
	}

	/** "How can I look" is another question than "how do I look". */
	private static boolean asksHowItCan(Question question) {
		List<Token> body = question.wording().body();
		return question.wording().opening().equals("how") && !body.isEmpty() && body.get(0).norm().equals("can");
	}

	private static boolean isDid(Question question) {
		return question.wording().support().equals("did");
	}

	/** Whether something can be is another question than whether it is. */
	private static String firstOfWhether(Question question) {
		Wording wording = question.wording();
		boolean whether = wording.opening().isEmpty() && !wording.body().isEmpty()
				&& wording.body().get(0).isAnyOf(Vocabulary.AUXILIARIES);
		return whether ? wording.body().get(0).norm() : "";
	}

	@Override
	public Set<String> languages() {
		return MatchGuards.ENGLISH;
	}

}
