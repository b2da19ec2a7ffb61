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

	private static final Set<String> MEASURED = Vocabulary
		.words("many much long far often old tall big wide deep high fast");

	@Override
	public String name() {
		return "question-word";
	}

	@Override
	public boolean allows(Question asked, Question candidate) {
		return asksFor(asked).equals(asksFor(candidate)) && others(asked).equals(others(candidate));
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
