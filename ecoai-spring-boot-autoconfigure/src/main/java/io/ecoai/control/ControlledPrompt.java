package io.ecoai.control;

import java.util.function.Function;

import io.ecoai.cache.CacheDirectives;

import org.springframework.ai.chat.messages.SystemMessage;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.prompt.Prompt;

/**
 * A prompt that carries directives to the decorator of the model that is called with it.
 * The model itself is given the original. Copies of it and prompts with augmented
 * messages carry the directives too. What {@link #mutate()} builds does not, since its
 * builder knows nothing of them: give directives to a prompt last.
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

	/** {@inheritDoc} It carries the same directives. */
	@Override
	public Prompt augmentSystemMessage(Function<SystemMessage, SystemMessage> augmenter) {
		return new ControlledPrompt(this.original.augmentSystemMessage(augmenter), this.directives);
	}

	/** {@inheritDoc} It carries the same directives. */
	@Override
	public Prompt augmentUserMessage(Function<UserMessage, UserMessage> augmenter) {
		return new ControlledPrompt(this.original.augmentUserMessage(augmenter), this.directives);
	}

}
