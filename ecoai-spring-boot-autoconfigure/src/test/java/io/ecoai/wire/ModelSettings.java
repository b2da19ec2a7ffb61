package io.ecoai.wire;

import java.time.Duration;

import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.prompt.ChatOptions;

/**
 * What a model is built with.
 *
 * @param options the model's default options, of the provider's own class
 * @param retries how often a failed call is tried again
 * @param observationRegistry where the model reports its calls
 * @param timeout how long to wait for an answer, or {@code null} for the client's own
 * time
 */
public record ModelSettings(ChatOptions options, int retries, ObservationRegistry observationRegistry,
		@Nullable Duration timeout) {

	/**
	 * Copy with other default options.
	 * @param options of the provider's own class
	 * @return the copy
	 */
	public ModelSettings withOptions(ChatOptions options) {
		return new ModelSettings(options, this.retries, this.observationRegistry, this.timeout);
	}

	/**
	 * Copy with another number of retries.
	 * @param retries how often a failed call is tried again
	 * @return the copy
	 */
	public ModelSettings withRetries(int retries) {
		return new ModelSettings(this.options, retries, this.observationRegistry, this.timeout);
	}

	/**
	 * Copy that reports to another registry.
	 * @param observationRegistry where the model reports its calls
	 * @return the copy
	 */
	public ModelSettings withObservationRegistry(ObservationRegistry observationRegistry) {
		return new ModelSettings(this.options, this.retries, observationRegistry, this.timeout);
	}

	/**
	 * Copy whose client waits no longer than this.
	 * @param timeout how long to wait for an answer
	 * @return the copy
	 */
	public ModelSettings withTimeout(Duration timeout) {
		return new ModelSettings(this.options, this.retries, this.observationRegistry, timeout);
	}

}
