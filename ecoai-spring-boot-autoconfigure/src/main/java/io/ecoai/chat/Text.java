package io.ecoai.chat;

/**
 * The beginning of texts, cut where no character is torn apart.
 */
final class Text {

	private Text() {
	}

	static String beginning(String text, int codePoints) {
		if (text.length() <= codePoints) {
			return text;
		}
		int end = 0;
		for (int i = 0; i < codePoints && end < text.length(); i++) {
			end += Character.charCount(text.codePointAt(end));
		}
		return text.substring(0, end);
	}

}
