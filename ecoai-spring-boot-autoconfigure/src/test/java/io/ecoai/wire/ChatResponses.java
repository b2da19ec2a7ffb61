package io.ecoai.wire;

import java.util.List;
import java.util.Set;

import org.springframework.ai.chat.model.ChatResponse;

/**
 * Compares answers more strictly than their own {@code equals}, which ignores the
 * response's metadata map and finds two empty usages different.
 */
public final class ChatResponses {

	private ChatResponses() {
	}

	/**
	 * Fail unless both answers are the same in every getter, field and record component
	 * of every Spring AI type in them, Java types of values included. Lists are compared
	 * in order; which class of list, map or set holds the values does not matter.
	 * @param expected what the provider's client returned
	 * @param actual what is to be the same
	 * @param ignoredMetadataKeys keys that may differ in any map
	 * @return how many values were compared
	 * @throws AssertionError naming the path of the first difference
	 */
	public static int assertEqual(ChatResponse expected, ChatResponse actual, String... ignoredMetadataKeys) {
		DeepComparison comparison = new DeepComparison(Set.of(ignoredMetadataKeys));
		comparison.compare("response", expected, actual);
		return comparison.compared();
	}

	/**
	 * Fail unless both streams have the same number of chunks and each chunk is the same
	 * as its counterpart.
	 * @param expected what the provider's client streamed
	 * @param actual what is to be the same
	 * @param ignoredMetadataKeys keys that may differ in any map
	 * @return how many values were compared
	 * @throws AssertionError naming the path of the first difference
	 * @see #assertEqual(ChatResponse, ChatResponse, String...)
	 */
	public static int assertEqualChunks(List<ChatResponse> expected, List<ChatResponse> actual,
			String... ignoredMetadataKeys) {
		DeepComparison comparison = new DeepComparison(Set.of(ignoredMetadataKeys));
		comparison.compare("chunks", expected, actual);
		return comparison.compared();
	}

}
