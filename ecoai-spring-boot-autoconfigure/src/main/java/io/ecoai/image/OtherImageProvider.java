package io.ecoai.image;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.ai.image.ImageModel;
import org.springframework.ai.image.ImageOptions;

/**
 * A model that EcoAI knows nothing of, such as the application's own.
 */
final class OtherImageProvider implements ImageProvider {

	/** Those that the model has itself are part of what tells it apart. */
	@Override
	public @Nullable ImageOptions effectiveOptions(ImageModel model, @Nullable ImageOptions asked) {
		return asked;
	}

	@Override
	public Set<String> ignoredOptions() {
		return Set.of();
	}

	@Override
	public boolean seesWholePrompt() {
		return true;
	}

	@Override
	public String base64Hint() {
		return "ask the model for it, with a response format of b64_json or whatever its options call it";
	}

}
