package io.ecoai.impact;

import java.util.List;

/**
 * A low and a high guess of one figure.
 *
 * @param low the low end
 * @param high the high end, not below the low one
 */
record Range(double low, double high) {

	/**
	 * Reads a range.
	 * @param field the field that states it, for the error
	 * @param values low and high, or one number for both
	 * @param least the least value that makes sense
	 * @throws InvalidRuleException if it is none
	 */
	static Range of(String field, List<Double> values, double least) {
		String bound = (least >= 1) ? (long) least + " or more" : (least > 0) ? "above 0" : "0 or more";
		String allowed = "one number or two, [low, high], " + bound;
		InvalidRuleException.unless(!values.isEmpty(), field, null, allowed);
		InvalidRuleException.unless(values.size() <= 2, field, values, allowed);
		double low = values.get(0);
		double high = values.get(values.size() - 1);
		InvalidRuleException.unless(low >= least && low <= high && Double.isFinite(high), field, values, allowed);
		return new Range(low, high);
	}

}
