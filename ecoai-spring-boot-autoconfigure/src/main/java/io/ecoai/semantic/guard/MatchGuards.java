package io.ecoai.semantic.guard;

import java.util.List;
import java.util.Set;

import io.ecoai.semantic.MatchGuard;
import io.ecoai.semantic.Question;

/**
 * The guards that come with EcoAI.
 */
public final class MatchGuards {

	static final Set<String> ENGLISH = Set.of(Question.ENGLISH);

	private MatchGuards() {
	}

	/**
	 * Returns the guards for English. Those for numbers, names, quotes, units, order,
	 * wording and words hold for texts of other languages too, where somebody adds guards
	 * for these.
	 * @return a list that cannot be changed, in the order in which guards are asked
	 */
	public static List<MatchGuard> english() {
		return List.of(new NumbersGuard(), new NegationGuard(), new EntitiesGuard(), new LiteralsGuard(),
				new UnitsGuard(), new OppositesGuard(), new QuestionWordGuard(), new ModalityGuard(), new OrderGuard(),
				new WordingGuard(), new FunctionWordsGuard(), new WordsGuard());
	}

}
