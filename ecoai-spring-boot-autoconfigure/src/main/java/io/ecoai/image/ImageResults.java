package io.ecoai.image;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.ai.image.Image;
import org.springframework.ai.image.ImageGeneration;
import org.springframework.ai.image.ImageResponse;
import org.springframework.util.StringUtils;

/**
 * Tells what has come of a request.
 */
final class ImageResults {

	private ImageResults() {
	}

	/** The results; none where a model that is not null-safe returns none. */
	static List<ImageGeneration> of(ImageResponse response) {
		return (response.getResults() != null) ? response.getResults() : List.of();
	}

	/** Whether one of the images is no more than an address. */
	static boolean haveUrl(@Nullable ImageResponse response) {
		try {
			return response != null && of(response).stream()
				.map(ImageResults::imageOf)
				.anyMatch((image) -> image != null && image.getUrl() != null);
		}
		catch (RuntimeException | LinkageError | StackOverflowError ex) {
			// The images have been paid for. What cannot be read is not kept anyway.
			return false;
		}
	}

	/**
	 * Whether every image that was asked for is there. A provider leaves out what its
	 * filters stop: whoever asks again may get all of them, as with a text that was cut
	 * off.
	 */
	static boolean areComplete(ImageResponse response, int asked) {
		List<ImageGeneration> results = of(response);
		return !results.isEmpty() && results.size() >= asked
				&& results.stream()
					.map(ImageResults::imageOf)
					.allMatch((image) -> image != null && StringUtils.hasText(image.getB64Json()));
	}

	/** The first image as Base64, or {@code null} if there is none. */
	static @Nullable String firstBase64(ImageResponse response) {
		List<ImageGeneration> results = of(response);
		Image image = results.isEmpty() ? null : imageOf(results.get(0));
		return (image != null) ? image.getB64Json() : null;
	}

	// A model that is not null-safe may well return none.
	private static @Nullable Image imageOf(ImageGeneration generation) {
		return generation.getOutput();
	}

}
