package io.ecoai.cache;

import java.util.regex.Pattern;

/**
 * A glob over a whole text, without regard to case: {@code *} is any text, {@code ?} one
 * character, {@code [abc]} and {@code [!abc]} one of a set, and a backslash takes the
 * next character as it is.
 */
final class Glob {

	private final Pattern pattern;

	Glob(String glob) {
		this.pattern = Pattern.compile(toRegex(glob), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
	}

	boolean matches(String text) {
		return this.pattern.matcher(text).matches();
	}

	private static String toRegex(String glob) {
		StringBuilder regex = new StringBuilder();
		int i = 0;
		while (i < glob.length()) {
			int c = glob.codePointAt(i);
			i += Character.charCount(c);
			int end = (c == '[') ? endOfSet(glob, i) : -1;
			if (c == '*') {
				regex.append(".*");
			}
			else if (c == '?') {
				regex.append('.');
			}
			else if (end > 0) {
				regex.append(set(glob.substring(i, end)));
				i = end + 1;
			}
			else if (c == '\\' && i < glob.length()) {
				int escaped = glob.codePointAt(i);
				regex.append(Pattern.quote(Character.toString(escaped)));
				i += Character.charCount(escaped);
			}
			else {
				regex.append(Pattern.quote(Character.toString(c)));
			}
		}
		return regex.toString();
	}

	/** Where a set ends, or -1 if the bracket opens none and stands for itself. */
	private static int endOfSet(String glob, int start) {
		int first = glob.startsWith("!", start) ? start + 1 : start;
		return glob.indexOf(']', first + 1);
	}

	private static String set(String members) {
		boolean negated = members.startsWith("!");
		String listed = negated ? members.substring(1) : members;
		String escaped = listed.replaceAll("[\\\\\\[\\]&^]", "\\\\$0");
		return (negated ? "[^" : "[") + escaped + "]";
	}

}
