package io.ecoai.endpoint;

import org.jspecify.annotations.Nullable;

/**
 * Whom the models of one class talk to; unless a method says otherwise, nobody knows.
 *
 * @param <M> the interface of the models
 */
public interface ModelHost<M> {

	/**
	 * The provider's id, as prices, records and metrics know it.
	 * @param endpoint the endpoint of the model, if it is known
	 * @return the id, such as {@code openai}
	 */
	default String id(@Nullable String endpoint) {
		return "other";
	}

	/**
	 * Where a model sends its requests.
	 * @param model the model, not a proxy of it
	 * @return an address, or anything that is equal for equal places; {@code null} if it
	 * cannot be told
	 */
	default @Nullable String endpoint(M model) {
		return null;
	}

}
