package io.ecoai.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.ecoai.call.InnerOutcome;
import io.ecoai.usage.Outcome;
import io.ecoai.value.PlainValues;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.image.Image;
import org.springframework.ai.image.ImageGeneration;
import org.springframework.ai.image.ImageResponse;
import org.springframework.ai.image.ImageResponseMetadata;

/**
 * Everything that an {@link ImageResponse} holds, in a form that nobody changes any more.
 *
 * @param pictures all images
 * @param metadata the metadata of the response
 */
record ImageAnswer(List<Picture> pictures, Metadata metadata) {

	/**
	 * Makes a response of its own for a caller, who may change it.
	 * @param outcome where the answer came from, which the response says
	 * @return the response
	 */
	ImageResponse toResponse(Outcome outcome) {
		List<ImageGeneration> restored = new ArrayList<>(this.pictures.size());
		for (Picture picture : this.pictures) {
			restored.add(picture.kind().generation(new Image(null, picture.base64()), picture.revisedPrompt()));
		}
		return new ImageResponse(restored, this.metadata.toMetadata(outcome));
	}

	/**
	 * What an {@link ImageGeneration} holds.
	 *
	 * @param base64 the image, or {@code null} if there is none
	 * @param kind whose metadata it has
	 * @param revisedPrompt what the provider has made of the prompt, or {@code null}
	 */
	record Picture(@Nullable String base64, MetadataKind kind, @Nullable String revisedPrompt) {

	}

	/**
	 * What an {@link ImageResponseMetadata} holds.
	 *
	 * @param kind whose metadata it is
	 * @param created when the answer was created, in the provider's unit, or {@code null}
	 * @param values all entries
	 */
	record Metadata(MetadataKind kind, @Nullable Long created, Map<String, Object> values) {

		private ImageResponseMetadata toMetadata(Outcome outcome) {
			ImageResponseMetadata restored = this.kind.response(this.created);
			PlainValues.copyOf(this.values).forEach(restored::put);
			restored.put(Outcome.METADATA_KEY, InnerOutcome.idOf(outcome, this.values.get(Outcome.METADATA_KEY)));
			return restored;
		}

	}

}
