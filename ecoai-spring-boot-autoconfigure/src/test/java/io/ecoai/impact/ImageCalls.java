package io.ecoai.impact;

import org.jspecify.annotations.Nullable;

/** Calls of image models as the tests of this package need them. */
final class ImageCalls {

	private ImageCalls() {
	}

	/** One image, of which the provider reports no tokens. */
	static ModelCall image(String provider, String model, @Nullable String quality, @Nullable String size) {
		return images(provider, model, quality, size, 1);
	}

	static ModelCall images(String provider, String model, @Nullable String quality, @Nullable String size, int count) {
		return call(provider, model, null, new ImageOutput(count, size, quality));
	}

	/** One image of unknown quality and size, of which the tokens are known. */
	static ModelCall tokens(String provider, String model, long text, long images, long output) {
		return call(provider, model, new TokenUsage(text + images, output, 0, 0, images),
				new ImageOutput(1, null, null));
	}

	static ModelCall call(String provider, String model, @Nullable TokenUsage tokens, ImageOutput images) {
		return new ModelCall(provider, model, null, tokens, images, Calls.NOW);
	}

}
