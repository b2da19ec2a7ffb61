package io.ecoai.semantic.audit;

import java.util.function.Consumer;

import io.ecoai.impact.ModelCall;
import org.jspecify.annotations.Nullable;

/**
 * Says whether two answers to a question say the same. Thread-safe.
 */
@FunctionalInterface
public interface AnswerJudge {

	/**
	 * Judges two answers.
	 * @param question the question
	 * @param one an answer
	 * @param other another answer
	 * @param cost hears what is charged for the judgement
	 * @return whether both say the same, or {@code null} if it cannot be told
	 */
	@Nullable Boolean agree(String question, String one, String other, Consumer<ModelCall> cost);

}
