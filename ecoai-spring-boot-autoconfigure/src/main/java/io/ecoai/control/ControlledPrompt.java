package io.ecoai.control;

import io.ecoai.cache.CacheDirectives;

import org.springframework.ai.chat.prompt.Prompt;

/**
 * A prompt that carries directives to the decorator of the model that is called with it.
 * The model itself is given the original.
 */
public final class ControlledPrompt extends Prompt {

	private final Prompt original;

	private final CacheDirectives directives;

	ControlledPrompt(Prompt original, CacheDirectives directives) {
		super(original.getInstructions(), original.getOptions());
		this.original = original;
		this.directives = directives;
	}

	/**
	 * The prompt without directives.
	 * @return the prompt that was given directives
	 */
	public Prompt original() {
		return this.original;
	}

	/**
	 * What the caller asks of the cache.
	 * @return the directives
	 */
	public CacheDirectives directives() {
		return this.directives;
	}

	/** {@inheritDoc} The copy carries the same directives. */
	@Override
	public Prompt copy() {
		return new ControlledPrompt(this.original.copy(), this.directives);
	}

}
