package io.ecoai.wire;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;

import javax.imageio.ImageIO;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * OpenAI's image generation: as many images as a request asks for, each different, as
 * Base64 or, as only older models can, as URLs.
 */
final class OpenAiImages {

	private static final int TOKENS_PER_IMAGE = 272;

	private static final int TEXT_TOKENS = 11;

	private OpenAiImages() {
	}

	static boolean serves(WireRequest request) {
		return request.path().equals("/v1/images/generations");
	}

	static WireAnswer answer(WireRequest request) {
		JsonNode asked = JsonMapper.shared().readTree(request.body());
		boolean urls = asked.path("response_format").asString("").equals("url");
		int count = asked.path("n").asInt(1);
		ObjectNode answer = JsonMapper.shared().createObjectNode().put("created", 1713833628);
		ArrayNode images = answer.putArray("data");
		for (int i = 0; i < count; i++) {
			ObjectNode image = images.addObject();
			image.put(urls ? "url" : "b64_json", urls ? "https://example.org/image-" + i + ".png" : png(i));
			image.put("revised_prompt", asked.path("prompt").asString("") + ", take " + (i + 1));
		}
		if (!urls) {
			answer.put("background", "opaque").put("output_format", "png").put("quality", "low");
			answer.put("size", asked.path("size").asString("1024x1024"));
			addUsage(answer, count);
		}
		return new WireAnswer(200, "application/json", Map.of("x-request-id", "req_0f6d2b"), answer.toString());
	}

	private static void addUsage(ObjectNode answer, int count) {
		ObjectNode usage = answer.putObject("usage");
		usage.put("total_tokens", TEXT_TOKENS + count * TOKENS_PER_IMAGE);
		usage.put("input_tokens", TEXT_TOKENS).put("output_tokens", count * TOKENS_PER_IMAGE);
		usage.putObject("input_tokens_details").put("text_tokens", TEXT_TOKENS).put("image_tokens", 0);
	}

	/** One pixel, of another colour for each image. */
	private static String png(int index) {
		BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
		image.setRGB(0, 0, 0x204060 + index);
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try {
			ImageIO.write(image, "png", bytes);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return Base64.getEncoder().encodeToString(bytes.toByteArray());
	}

}
