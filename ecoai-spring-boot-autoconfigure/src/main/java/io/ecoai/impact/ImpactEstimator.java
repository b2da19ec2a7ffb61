package io.ecoai.impact;

/**
 * Estimates what a model call costs. Implementations are thread-safe and free of side
 * effects, and never throw for a model that they do not know.
 */
public interface ImpactEstimator {

	/**
	 * Estimates a call.
	 * @param call the call
	 * @return its cost and emissions, as far as they are known
	 */
	Impact estimate(ModelCall call);

	/**
	 * The method behind the estimates.
	 * @return its name and the figures that it rests on
	 */
	ImpactMethod method();

}
