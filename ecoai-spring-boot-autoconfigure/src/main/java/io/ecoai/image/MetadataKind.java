package io.ecoai.image;

import java.util.Locale;

import io.ecoai.value.UnrestorableAnswerException;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.image.ImageGenerationMetadata;
import org.springframework.ai.image.ImageGeneration;
import org.springframework.ai.image.Image;
import org.springframework.ai.image.ImageResponseMetadata;

/**
 * Whose metadata it is: the classes that can be made anew as they were.
 */
enum MetadataKind {

	/** Spring AI's own. */
	PLAIN {

		// Nothing is done with it, so it may be missing, whatever its type says.
		@Override
		@SuppressWarnings("NullAway")
		ImageResponseMetadata response(@Nullable Long created) {
			return new ImageResponseMetadata(created);
		}

		@Override
		ImageGeneration generation(Image image, @Nullable String revisedPrompt) {
			return new ImageGeneration(image);
		}

	},

	/** OpenAI's, whose classes load only where such metadata is. */
	OPENAI {

		@Override
		ImageResponseMetadata response(@Nullable Long created) {
			if (created == null) {
				throw new UnrestorableAnswerException("OpenAI does not say when it was created");
			}
			return OpenAiImageMetadata.response(created);
		}

		@Override
		ImageGeneration generation(Image image, @Nullable String revisedPrompt) {
			return new ImageGeneration(image, OpenAiImageMetadata.generation(revisedPrompt));
		}

	};

	private static final Class<?> NO_METADATA = new ImageGeneration(new Image(null, null)).getMetadata().getClass();

	private final String id = name().toLowerCase(Locale.ROOT);

	String id() {
		return this.id;
	}

	/**
	 * New metadata of a response.
	 * @param created when it was created, in the provider's unit
	 */
	abstract ImageResponseMetadata response(@Nullable Long created);

	/**
	 * A new image with new metadata.
	 * @param revisedPrompt what the provider has made of the prompt, if it says so
	 */
	abstract ImageGeneration generation(Image image, @Nullable String revisedPrompt);

	static MetadataKind of(ImageResponseMetadata metadata) {
		Class<?> type = metadata.getClass();
		if (type == ImageResponseMetadata.class) {
			return PLAIN;
		}
		if (type.getName().equals("org.springframework.ai.openai.metadata.OpenAiImageResponseMetadata")) {
			return OPENAI;
		}
		throw unknown(type);
	}

	static MetadataKind of(ImageGenerationMetadata metadata) {
		Class<?> type = metadata.getClass();
		if (type == NO_METADATA) {
			return PLAIN;
		}
		if (type.getName().equals("org.springframework.ai.openai.metadata.OpenAiImageGenerationMetadata")) {
			return OPENAI;
		}
		throw unknown(type);
	}

	static MetadataKind ofId(String id) {
		for (MetadataKind kind : values()) {
			if (kind.id.equals(id)) {
				return kind;
			}
		}
		throw new UnrestorableAnswerException("the metadata is of an unknown kind");
	}

	/** What the provider has made of the prompt, or {@code null}. */
	@Nullable String revisedPrompt(ImageGenerationMetadata metadata) {
		return (this == OPENAI) ? OpenAiImageMetadata.revisedPrompt(metadata) : null;
	}

	private static UnrestorableAnswerException unknown(Class<?> type) {
		return new UnrestorableAnswerException("the metadata is of type " + type.getName());
	}

}
