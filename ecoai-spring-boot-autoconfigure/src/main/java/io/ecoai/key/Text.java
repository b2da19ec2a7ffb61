package io.ecoai.key;

/**
 * The beginning of texts, cut where no character is torn apart.
 */
public final class Text {

	private Text() {
	}

	/**
	 * The beginning of a text.
	 * @param text the text
	 * @param codePoints how long it may be
	 * @return the text, or its first code points
	 */
	public static String beginning(String text, int codePoints) {
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
