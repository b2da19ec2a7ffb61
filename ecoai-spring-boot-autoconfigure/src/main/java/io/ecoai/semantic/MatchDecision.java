package io.ecoai.semantic;

/**
 * Whether the answer of one question is served for another.
 */
public sealed interface MatchDecision {

	/**
	 * The two ask the same.
	 *
	 * @param similarity the cosine of their embeddings
	 */
	record Accepted(double similarity) implements MatchDecision {

	}

	/**
	 * The two ask different things, or may do so.
	 *
	 * @param guard the name of the guard that refused; {@link Matcher#THRESHOLD} if all
	 * allowed it and the similarity was too low
	 * @param similarity the cosine of their embeddings; {@code NaN} if it was not asked
	 */
	record Refused(String guard, double similarity) implements MatchDecision {

	}

}
