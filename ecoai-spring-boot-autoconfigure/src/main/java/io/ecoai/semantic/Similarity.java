package io.ecoai.semantic;

/**
 * How near two embeddings are.
 */
public final class Similarity {

	private Similarity() {
	}

	/**
	 * Returns the cosine of the angle between two vectors, which need not be of length 1.
	 * @param one a vector
	 * @param other a vector of the same dimension
	 * @return from -1 to 1; {@code NaN}, which reaches no threshold, if a vector is zero
	 * or has a component that is not finite
	 * @throws IllegalArgumentException if the dimensions differ: vectors of two embedding
	 * models cannot be compared
	 */
	public static double cosine(float[] one, float[] other) {
		if (one.length != other.length) {
			throw new IllegalArgumentException(
					"Embeddings of %d and of %d dimensions cannot be compared".formatted(one.length, other.length));
		}
		double product = 0;
		double oneSquared = 0;
		double otherSquared = 0;
		for (int i = 0; i < one.length; i++) {
			product += (double) one[i] * other[i];
			oneSquared += (double) one[i] * one[i];
			otherSquared += (double) other[i] * other[i];
		}
		double cosine = product / Math.sqrt(oneSquared * otherSquared);
		return Math.max(-1, Math.min(1, cosine));
	}

}
