package io.ecoai.semantic.audit;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * How an answer is laid out, which says nothing: spaces and line breaks, emphasis in
 * Markdown, the full stop or exclamation mark at the end. Everything else may mean
 * something, each sign and each capital, and the spaces too where there is code.
 */
final class Layout {

	private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");

	/** Not what may be a product, a power or a pattern of names. */
	private static final Pattern EMPHASIS = Pattern.compile("(?<![\\p{L}\\p{N}*\\\\])(\\*{1,3})(?=[\\p{L}\\p{N}])"
			+ "([^*\\n]*[\\p{L}\\p{N}.,:;!?])\\1(?![\\p{L}\\p{N}*])");

	private static final Pattern END = Pattern.compile("(?<=[\\p{L}\\p{N})])\\.$|(?<=\\p{L})!$");

	private static final String CODE = "```";

	private Layout() {
	}

	/** What is left of a text without its layout. */
	static String without(String text) {
		String evened = evened(text).strip();
		if (evened.contains(CODE)) {
			return evened;
		}
		String plain = EMPHASIS.matcher(evened).replaceAll("$2");
		return END.matcher(SPACE.matcher(plain).replaceAll(" ").strip()).replaceFirst("");
	}

	/** The same characters, whatever they are made of. */
	static String evened(String text) {
		return Normalizer.normalize(text, Normalizer.Form.NFC).replace('\u2212', '-').replace("\r\n", "\n");
	}

}
