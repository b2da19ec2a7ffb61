package io.ecoai.benchmarks;

import java.util.Arrays;
import java.util.Random;

/**
 * Chooses among things of which few are wanted often and many seldom: the one at rank k
 * with a probability in proportion to 1/k (Zipf's law with the exponent 1).
 */
public final class Zipf {

	private final double[] sums;

	private final Random random;

	/**
	 * Prepares the choice.
	 * @param things how many things there are
	 * @param seed tells in which order they are chosen
	 */
	public Zipf(int things, long seed) {
		this.sums = new double[things];
		this.random = new Random(seed);
		double sum = 0;
		for (int rank = 0; rank < things; rank++) {
			sum += 1.0 / (rank + 1);
			this.sums[rank] = sum;
		}
	}

	/**
	 * Chooses.
	 * @return the place of the thing, from 0
	 */
	public int next() {
		int place = Arrays.binarySearch(this.sums, this.random.nextDouble() * this.sums[this.sums.length - 1]);
		return Math.min((place >= 0) ? place : -place - 1, this.sums.length - 1);
	}

}
