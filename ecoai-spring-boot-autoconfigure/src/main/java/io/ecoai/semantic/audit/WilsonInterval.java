package io.ecoai.semantic.audit;

/**
 * Where a share lies with a probability of 95 %, given what was seen of it: the score
 * interval of Wilson (1927), which holds for small numbers and for shares near zero too.
 *
 * @param lower the lower bound, from 0 to 1
 * @param upper the upper bound, from 0 to 1
 */
public record WilsonInterval(double lower, double upper) {

	/** The 97.5th percentile of the normal distribution. */
	private static final double Z = 1.959964;

	/**
	 * The interval for a share.
	 * @param seen how often it was seen
	 * @param of of how many
	 * @return the interval; from 0 to 1 if nothing was looked at
	 */
	public static WilsonInterval of(long seen, long of) {
		if (of == 0) {
			return new WilsonInterval(0, 1);
		}
		double share = (double) seen / of;
		double squared = Z * Z / of;
		double centre = (share + squared / 2) / (1 + squared);
		double half = Z / (1 + squared) * Math.sqrt(share * (1 - share) / of + squared / (4 * of));
		return new WilsonInterval(Math.max(0, centre - half), Math.min(1, centre + half));
	}

}
