package io.ecoai.wrap;

import org.springframework.ai.image.ImageModel;
import org.springframework.ai.image.ImagePrompt;
import org.springframework.ai.image.ImageResponse;

/**
 * Takes the place of an image model bean whose class cannot be subclassed. Not final, so
 * that an application's aspects can be put around it. Thread-safe if the model is.
 */
public class DecoratedImageModel implements ImageModel, StandIn {

	private final ImageModel model;

	private final Decoration<ImageModel> decoration;

	DecoratedImageModel(ImageModel model, Decoration<ImageModel> decoration) {
		this.model = model;
		this.decoration = decoration;
	}

	/**
	 * Decorated inside an advisor chain too: what the chain's decorator answers is a
	 * chat, not the images that a model of the application asks for on the way.
	 */
	@Override
	public ImageResponse call(ImagePrompt prompt) {
		return this.decoration.around(this.model).call(prompt);
	}

	@Override
	public Object ecoAiRawObject() {
		return this.model;
	}

	@Override
	public String toString() {
		return "Decorated bean '" + this.decoration.beanName() + "': " + this.model;
	}

}
