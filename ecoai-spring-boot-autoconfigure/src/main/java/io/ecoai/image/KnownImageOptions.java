package io.ecoai.image;

import java.util.Set;

import io.ecoai.key.UnkeyableRequestException;

import org.springframework.ai.image.ImageOptions;

/**
 * The options classes whose getters say everything that a request holds. Options of any
 * other class may hold more, so that their requests have no key.
 */
final class KnownImageOptions {

	static final Set<String> NAMES = Set.of("org.springframework.ai.openai.OpenAiImageOptions",
			"org.springframework.ai.image.ImageOptionsBuilder$DefaultImageModelOptions");

	private KnownImageOptions() {
	}

	static void require(ImageOptions options) {
		String name = options.getClass().getName();
		if (!NAMES.contains(name)) {
			throw new UnkeyableRequestException("the options class " + name + " is unknown");
		}
	}

}
