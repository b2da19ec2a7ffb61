package io.ecoai.image;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.ecoai.image.ImageAnswer.Metadata;
import io.ecoai.image.ImageAnswer.Picture;
import io.ecoai.value.PlainValues;
import io.ecoai.value.UnrestorableAnswerException;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.image.Image;
import org.springframework.ai.image.ImageGeneration;
import org.springframework.ai.image.ImageGenerationMetadata;
import org.springframework.ai.image.ImageResponse;
import org.springframework.ai.image.ImageResponseMetadata;

/**
 * Takes a response apart, all of it. What is of a class that may hold more than is known
 * is refused.
 */
final class ImageAnswerCapture {

	private ImageAnswerCapture() {
	}

	/**
	 * Takes a response of Base64 apart.
	 * @throws UnrestorableAnswerException if it could not be made anew as it is
	 */
	static ImageAnswer capture(ImageResponse response) {
		require(response, ImageResponse.class);
		ImageResponseMetadata metadata = response.getMetadata();
		require(metadata);
		Map<String, Object> values = new HashMap<>();
		metadata.entrySet().forEach((entry) -> values.put(entry.getKey(), entry.getValue()));
		List<Picture> pictures = response.getResults().stream().map(ImageAnswerCapture::capture).toList();
		return new ImageAnswer(pictures,
				new Metadata(MetadataKind.of(metadata), metadata.getCreated(), PlainValues.copyOf(values)));
	}

	private static Picture capture(ImageGeneration generation) {
		require(generation, ImageGeneration.class);
		Image image = generation.getOutput();
		require(image, Image.class);
		ImageGenerationMetadata metadata = generation.getMetadata();
		require(metadata);
		MetadataKind kind = MetadataKind.of(metadata);
		return new Picture(image.getB64Json(), kind, kind.revisedPrompt(metadata));
	}

	private static void require(@Nullable Object value) {
		if (value == null) {
			throw new UnrestorableAnswerException("a part of it is missing");
		}
	}

	private static void require(@Nullable Object value, Class<?> type) {
		require(value);
		if (value != null && value.getClass() != type) {
			throw new UnrestorableAnswerException("a part of it is of type " + value.getClass().getName());
		}
	}

}
