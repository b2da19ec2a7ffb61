package io.ecoai.control;

import io.ecoai.cache.CacheDirectives;

import org.springframework.ai.image.ImagePrompt;

/**
 * An image prompt that carries directives to the decorator of the model that is called
 * with it. The model itself is given the original.
 */
public final class ControlledImagePrompt extends ImagePrompt {

	private final ImagePrompt original;

	private final CacheDirectives directives;

	// The constructor takes null where a prompt has no options, though it does not say
	// so.
	@SuppressWarnings("NullAway")
	ControlledImagePrompt(ImagePrompt original, CacheDirectives directives) {
		super(original.getInstructions(), original.getOptions());
		this.original = original;
		this.directives = directives;
	}

	/**
	 * The prompt without directives.
	 * @return the prompt that was given directives
	 */
	public ImagePrompt original() {
		return this.original;
	}

	/**
	 * What the caller asks of the cache.
	 * @return the directives
	 */
	public CacheDirectives directives() {
		return this.directives;
	}

}
