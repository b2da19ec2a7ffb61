package io.ecoai.semantic.guard;

import java.util.List;
import java.util.Set;

import io.ecoai.semantic.MatchGuard;
import io.ecoai.semantic.Question;
import io.ecoai.semantic.Token;
import io.ecoai.semantic.Vocabulary;
import io.ecoai.semantic.Wording;

/**
 * Refuses if one of the two asks for something else: who and when, how long and how
 * often, what and whether.
 */
final class QuestionWordGuard implements MatchGuard {

	private static final Set<String> WHAT = Set.of("what", "which", Wording.WHAT_IS);

	private static final Set<String> SUBJECTS = Set.of("who", "what", "which");

	private static final Set<String> MEASURED = Vocabulary
		.words("many much long far often old tall big wide deep high fast");

	@Override
	public String name() {
		return "question-word";
	}

	@Override
	public boolean allows(Question asked, Question candidate) {
		return asksFor(asked).equals(asksFor(candidate)) && sameSubject(asked.wording(), candidate.wording())
				&& others(asked).equals(others(candidate));
	}

	/** Who does it, and whom does he do it to. */
	private static boolean sameSubject(Wording asked, Wording candidate) {
		boolean ofDoers = SUBJECTS.contains(asked.opening()) && SUBJECTS.contains(candidate.opening());
		return !ofDoers || asked.indirect() || candidate.indirect()
				|| asked.support().isEmpty() == candidate.support().isEmpty();
	}

	private static String asksFor(Question question) {
		Wording wording = question.wording();
		List<Token> body = wording.body();
		if (wording.opening().equals("how") && !body.isEmpty() && body.get(0).isAnyOf(MEASURED)) {
			return "how " + body.get(0).norm();
		}
		if (wording.opening().isEmpty()) {
			boolean whether = !body.isEmpty() && body.get(0).isAnyOf(Vocabulary.AUXILIARIES);
			return whether ? "whether" : "order";
		}
		return WHAT.contains(wording.opening()) ? "what" : wording.opening();
	}

	/** Question words that do not open the question. */
	private static List<String> others(Question question) {
		return Bag.of(question.wording().body(),
				(token) -> token.isAnyOf(Vocabulary.QUESTION_WORDS) && !token.norm().equals("which"));
	}

	@Override
	public Set<String> languages() {
		return MatchGuards.ENGLISH;
	}

}
