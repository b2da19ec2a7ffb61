package io.ecoai.image;

import io.ecoai.call.InnerOutcome;
import io.ecoai.usage.Outcome;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.image.ImageResponse;
import org.springframework.ai.image.ImageResponseMetadata;

/**
 * Says in the metadata of a response where it came from.
 */
final class ImageMarks {

	private ImageMarks() {
	}

	/**
	 * A copy of a response that says where it came from, unless a decorated model further
	 * in has said it. The response itself stays as the provider gave it.
	 */
	static ImageResponse mark(ImageResponse response, Outcome outcome) {
		try {
			@Nullable ImageResponseMetadata metadata = response.getMetadata();
			if (response.getClass() != ImageResponse.class || metadata == null) {
				// A copy would lose what a subclass adds.
				return response;
			}
			ImageResponseMetadata copy = MetadataKind.of(metadata).response(metadata.getCreated());
			metadata.entrySet().forEach((entry) -> copy.put(entry.getKey(), entry.getValue()));
			copy.put(Outcome.METADATA_KEY, InnerOutcome.idOf(outcome, metadata.get(Outcome.METADATA_KEY)));
			return new ImageResponse(response.getResults(), copy);
		}
		// It has been paid for, marked or not.
		catch (RuntimeException | LinkageError | StackOverflowError ex) {
			return response;
		}
	}

	/** Whether no decorated model further in has kept it, or would not keep it. */
	static boolean mayBeKept(ImageResponse response) {
		@Nullable ImageResponseMetadata metadata = response.getMetadata();
		return metadata == null || InnerOutcome.mayBeKept(metadata.get(Outcome.METADATA_KEY));
	}

}
