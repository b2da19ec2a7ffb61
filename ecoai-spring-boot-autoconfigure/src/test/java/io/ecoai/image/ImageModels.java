package io.ecoai.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.function.UnaryOperator;

import javax.imageio.ImageIO;

import org.springframework.ai.openai.OpenAiImageModel;
import org.springframework.ai.openai.OpenAiImageOptions;

/**
 * Models and images.
 */
final class ImageModels {

	private ImageModels() {
	}

	/** A model of OpenAI itself, which must not be called. */
	static OpenAiImageModel ofOpenAi(UnaryOperator<OpenAiImageOptions.Builder> options) {
		return OpenAiImageModel.builder()
			.options(options
				.apply(OpenAiImageOptions.builder().baseUrl("https://api.openai.com/v1").apiKey("dummy").maxRetries(0))
				.build())
			.build();
	}

	static String png(int width, int height) {
		return image("png", width, height);
	}

	static String image(String format, int width, int height) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try {
			ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, bytes);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return Base64.getEncoder().encodeToString(bytes.toByteArray());
	}

}
