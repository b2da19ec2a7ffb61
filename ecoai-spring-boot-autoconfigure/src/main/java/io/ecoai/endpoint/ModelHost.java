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

	/**
	 * What tells a model apart from others of its endpoint that stand behind a model of
	 * the application's: the options that it adds to requests.
	 * @param model the model, not a proxy of it
	 * @return equal for equal options
	 */
	default String state(M model) {
		return "";
	}

}
