package io.ecoai.wire;

import io.micrometer.observation.ObservationRegistry;

import org.springframework.ai.chat.prompt.ChatOptions;

/**
 * What a model is built with.
 *
 * @param options the model's default options, of the provider's own class
 * @param retries how often a failed call is tried again
 * @param observationRegistry where the model reports its calls
 */
public record ModelSettings(ChatOptions options, int retries, ObservationRegistry observationRegistry) {

	/**
	 * Copy with other default options.
	 * @param options of the provider's own class
	 * @return the copy
	 */
	public ModelSettings withOptions(ChatOptions options) {
		return new ModelSettings(options, this.retries, this.observationRegistry);
	}

	/**
	 * Copy with another number of retries.
	 * @param retries how often a failed call is tried again
	 * @return the copy
	 */
	public ModelSettings withRetries(int retries) {
		return new ModelSettings(this.options, retries, this.observationRegistry);
	}

	/**
	 * Copy that reports to another registry.
	 * @param observationRegistry where the model reports its calls
	 * @return the copy
	 */
	public ModelSettings withObservationRegistry(ObservationRegistry observationRegistry) {
		return new ModelSettings(this.options, this.retries, observationRegistry);
	}

}
