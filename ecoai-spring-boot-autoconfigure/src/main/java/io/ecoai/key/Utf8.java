package io.ecoai.key;

import java.util.Arrays;

/**
 * Tells whether a text has lost anything in UTF-8, which has a question mark for each
 * half of a surrogate pair. Made for long texts: it looks at many characters at once and
 * makes no text of the bytes again.
 */
final class Utf8 {

	/** The halves whose lowest eight bits read as a question mark. */
	private static final String DOUBTFUL = "\uD83F\uD93F\uDA3F\uDB3F\uDC3F\uDD3F\uDE3F\uDF3F";

	private Utf8() {
	}

	/**
	 * Whether bytes say all that a text says.
	 * @param text the text
	 * @param bytes what UTF-8 makes of it
	 * @param scratch bytes that may be overwritten
	 */
	static boolean isWhole(String text, byte[] bytes, byte[] scratch) {
		// As long as the text: every character is ASCII, or half a pair.
		return (bytes.length == text.length() && hasSameLowBits(text, bytes, scratch) && !isDoubtful(text))
				|| count('?', text) == count(bytes);
	}

	/** Deprecated since it drops the high bits, which is what it is called for. */
	@SuppressWarnings("deprecation")
	private static boolean hasSameLowBits(String text, byte[] bytes, byte[] scratch) {
		for (int start = 0; start < bytes.length; start += scratch.length) {
			int end = Math.min(start + scratch.length, bytes.length);
			text.getBytes(start, end, scratch, 0);
			if (!Arrays.equals(bytes, start, end, scratch, 0, end - start)) {
				return false;
			}
		}
		return true;
	}

	/** Takes no time where a text has nothing but Latin letters. */
	private static boolean isDoubtful(String text) {
		for (int i = 0; i < DOUBTFUL.length(); i++) {
			if (text.indexOf(DOUBTFUL.charAt(i)) >= 0) {
				return true;
			}
		}
		return false;
	}

	private static int count(char character, String text) {
		int count = 0;
		for (int i = text.indexOf(character); i >= 0; i = text.indexOf(character, i + 1)) {
			count++;
		}
		return count;
	}

	/** No other character has the byte of a question mark in it. */
	private static int count(byte[] bytes) {
		int count = 0;
		for (byte unit : bytes) {
			count += (unit == '?') ? 1 : 0;
		}
		return count;
	}

}
