package io.ecoai.semantic.audit;

import io.ecoai.impact.ModelCall;
import io.ecoai.semantic.MatchMode;
import org.jspecify.annotations.Nullable;

/**
 * An answer that was served for a question in other words.
 */
public interface AuditCase {

	/**
	 * How like each other the two questions had to be.
	 * @return the mode in which it was served
	 */
	MatchMode match();

	/**
	 * The question.
	 * @return its text
	 */
	String question();

	/**
	 * The answer that was served.
	 * @return its text
	 */
	String served();

	/**
	 * Asks the provider.
	 * @return the text of its answer, or {@code null} if it gave none
	 * @throws RuntimeException if the provider fails
	 */
	@Nullable String ask();

	/**
	 * Has somebody judge the answer. What is called for it is part of this audit, and
	 * nothing of it is anybody's call.
	 * @param judge who judges
	 * @param asked what the provider has answered
	 * @return whether both answers say the same, or {@code null} if it cannot be told
	 * @throws RuntimeException if the judge fails
	 */
	@Nullable Boolean judge(AnswerJudge judge, String asked);

	/**
	 * Something was asked of a provider for this audit.
	 * @param call what is charged
	 */
	void onCost(ModelCall call);

}
