package io.ecoai.impact;

import java.util.List;

import org.jspecify.annotations.Nullable;

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

	/**
	 * The prices that estimates are made with, in the order in which they are tried.
	 * @return the table; empty if the estimator has none
	 */
	default List<ListPrice> prices() {
		return List.of();
	}

	/**
	 * An estimator over the built-in tables and rules that go before them. The built-in
	 * tables are read at the first estimate; only a configured zone and a proxy are
	 * looked up at once.
	 * @param prices prices that go before the built-in ones
	 * @param energy energy figures that go before the built-in ones
	 * @param grid the electricity of all providers, or {@code null} for the zones that
	 * EcoLogits assumes
	 * @return the estimator
	 * @throws InvalidRuleException if the zone or a proxy does not exist
	 */
	static ImpactEstimator withTables(List<PriceRule> prices, List<EnergyRule> energy, @Nullable GridRule grid) {
		return new TableImpactEstimator(prices, energy, grid);
	}

}
