package io.ecoai.wire;

import java.util.function.UnaryOperator;

import org.springframework.ai.image.ImagePrompt;
import org.springframework.ai.openai.OpenAiImageOptions;

/**
 * What tests ask image models for.
 */
public final class ImagePrompts {

	private ImagePrompts() {
	}

	/**
	 * A prompt for one image with the options of the model.
	 * @return a new prompt
	 */
	public static ImagePrompt picture() {
		return new ImagePrompt("A red kite over the sea");
	}

	/**
	 * The same prompt with options of OpenAI's own class.
	 * @param options changes the options, which have only the model
	 * @return a new prompt
	 */
	public static ImagePrompt picture(UnaryOperator<OpenAiImageOptions.Builder> options) {
		return new ImagePrompt("A red kite over the sea", options.apply(options()).build());
	}

	/** Without a model, OpenAI's options name one themselves. */
	static OpenAiImageOptions.Builder options() {
		return OpenAiImageOptions.builder().model("gpt-image-1");
	}

}
