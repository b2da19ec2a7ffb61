package io.ecoai.image;

import com.openai.models.images.ImagesResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.image.ImageGenerationMetadata;
import org.springframework.ai.image.ImageResponseMetadata;
import org.springframework.ai.openai.metadata.OpenAiImageGenerationMetadata;
import org.springframework.ai.openai.metadata.OpenAiImageResponseMetadata;

/**
 * Makes the metadata of OpenAI's image models. Loaded only where their classes are there.
 */
final class OpenAiImageMetadata {

	private OpenAiImageMetadata() {
	}

	static ImageResponseMetadata response(long created) {
		return OpenAiImageResponseMetadata.from(ImagesResponse.builder().created(created).build());
	}

	static ImageGenerationMetadata generation(@Nullable String revisedPrompt) {
		return new OpenAiImageGenerationMetadata(revisedPrompt);
	}

	static @Nullable String revisedPrompt(ImageGenerationMetadata metadata) {
		return ((OpenAiImageGenerationMetadata) metadata).getRevisedPrompt();
	}

}
