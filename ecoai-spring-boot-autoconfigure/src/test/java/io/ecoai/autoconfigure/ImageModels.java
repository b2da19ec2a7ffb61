package io.ecoai.autoconfigure;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.ecoai.autoconfigure.Models.Named;

import org.springframework.ai.image.Image;
import org.springframework.ai.image.ImageGeneration;
import org.springframework.ai.image.ImageModel;
import org.springframework.ai.image.ImagePrompt;
import org.springframework.ai.image.ImageResponse;

/**
 * Image models without a provider, of the kinds that an application may have.
 */
final class ImageModels {

	private ImageModels() {
	}

	/** An answer whose picture is a text. */
	static ImageResponse answer(String text) {
		return new ImageResponse(List.of(new ImageGeneration(new Image(null, text))));
	}

	static String ask(ImageModel model, String text) {
		return model.call(new ImagePrompt(text)).getResult().getOutput().getB64Json();
	}

	interface CustomImageModel extends ImageModel, Named {

	}

	abstract static class Base implements CustomImageModel {

		private final String name;

		final AtomicInteger calls = new AtomicInteger();

		Base(String name) {
			this.name = name;
		}

		@Override
		public String name() {
			return this.name;
		}

		@Override
		public ImageResponse call(ImagePrompt prompt) {
			return answer(this.name + " " + this.calls.incrementAndGet());
		}

	}

	static class OpenImageModel extends Base {

		OpenImageModel(String name) {
			super(name);
		}

	}

	static final class FinalImageModel extends Base {

		FinalImageModel(String name) {
			super(name);
		}

	}

}
