package io.ecoai.semantic.embed;

import org.jspecify.annotations.Nullable;

/**
 * The vector of a text.
 *
 * @param model tells the vectors apart that cannot be compared; never empty
 * @param vector the vector, not to be modified
 * @param charge what it took of a provider, or {@code null} if nothing is charged
 */
// Embeddings are passed on and never compared.
@SuppressWarnings("ArrayRecordComponent")
public record Embedding(String model, float[] vector, @Nullable Charge charge) {

	/**
	 * Whether this vector can be compared with another one.
	 * @param otherModel the model of the other vector
	 * @param dimension the length of the other vector
	 * @return whether both are of the same model
	 */
	public boolean isComparableTo(String otherModel, int dimension) {
		return this.vector.length == dimension && this.model.equals(otherModel);
	}

	/**
	 * What a provider charges an embedding for.
	 *
	 * @param provider the provider's id, such as {@code openai}
	 * @param model the model's id
	 * @param tokens how many tokens it has read
	 */
	public record Charge(String provider, String model, long tokens) {

	}

}
