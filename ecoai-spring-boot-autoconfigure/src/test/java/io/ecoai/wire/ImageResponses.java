package io.ecoai.wire;

import java.util.Set;

import org.springframework.ai.image.ImageResponse;

/**
 * Compares answers of image models more strictly than their own {@code equals}, which
 * finds two images of the same content different.
 */
public final class ImageResponses {

	private ImageResponses() {
	}

	/**
	 * Fail unless both answers are the same in every getter, field and record component
	 * of every Spring AI type in them, Java types of values included.
	 * @param expected what the provider's client returned
	 * @param actual what is to be the same
	 * @param ignoredMetadataKeys keys that may differ in any map
	 * @return how many values were compared
	 * @throws AssertionError naming the path of the first difference
	 */
	public static int assertEqual(ImageResponse expected, ImageResponse actual, String... ignoredMetadataKeys) {
		DeepComparison comparison = new DeepComparison(Set.of(ignoredMetadataKeys));
		comparison.compare("response", expected, actual);
		return comparison.compared();
	}

}
