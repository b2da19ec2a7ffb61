package io.ecoai.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;

import org.springframework.ai.image.Image;
import org.springframework.ai.image.ImageGeneration;
import org.springframework.ai.image.ImageModel;
import org.springframework.ai.image.ImagePrompt;
import org.springframework.ai.image.ImageResponse;

/**
 * An application's own model, which counts its calls.
 */
class OwnImageModel implements ImageModel {

	private final List<ImagePrompt> prompts = Collections.synchronizedList(new ArrayList<>());

	private final IntFunction<ImageResponse> answers;

	OwnImageModel(IntFunction<ImageResponse> answers) {
		this.answers = answers;
	}

	/** One whose images differ from call to call. */
	static OwnImageModel counting() {
		return new OwnImageModel((call) -> ofBase64("AAA" + (char) ('A' + call)));
	}

	static ImageResponse ofBase64(String... images) {
		return new ImageResponse(
				Arrays.stream(images).map((image) -> new ImageGeneration(new Image(null, image))).toList());
	}

	int calls() {
		return this.prompts.size();
	}

	List<ImagePrompt> prompts() {
		return this.prompts;
	}

	@Override
	public ImageResponse call(ImagePrompt prompt) {
		this.prompts.add(prompt);
		return this.answers.apply(this.prompts.size());
	}

}
