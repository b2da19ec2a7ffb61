package io.ecoai.cache;

/**
 * What has become of the wish to ask the origin.
 *
 * @param outcome what to do now
 * @param permit for the answer, if the origin may be asked
 */
public record Claim(Outcome outcome, Permit permit) {

	/**
	 * The origin may be asked.
	 * @param permit for the answer
	 * @return the claim
	 */
	public static Claim ask(Permit permit) {
		return new Claim(Outcome.ASK, permit);
	}

	/**
	 * Somebody else is asking.
	 * @return the claim
	 */
	public static Claim elsewhere() {
		return new Claim(Outcome.WAIT, Permit.NEVER);
	}

	/**
	 * There is an answer.
	 * @return the claim
	 */
	public static Claim look() {
		return new Claim(Outcome.LOOK, Permit.NEVER);
	}

	/**
	 * What to do.
	 */
	public enum Outcome {

		/** To ask the origin, and to end the permit afterwards. */
		ASK,

		/** To claim again in a moment: another instance is asking. */
		WAIT,

		/** To look into the store: there is an answer. */
		LOOK

	}

}
