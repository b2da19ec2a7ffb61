package io.ecoai.semantic.embed;

import java.util.Arrays;
import java.util.Locale;

import org.springframework.core.NestedExceptionUtils;

/**
 * Why a call with somebody's text has failed, in words that everybody may read: what is
 * logged and shown tells nothing of the text.
 */
public final class FailureReason {

	/** Shorter words are in most messages and tell nothing. */
	private static final int SHORTEST_WORD = 3;

	private FailureReason() {
	}

	/**
	 * The most specific cause, with the first line of its message unless that has
	 * anything of the text in it.
	 * @param failure what the call has thrown
	 * @param text the text that the call was about
	 * @return the reason
	 */
	public static String of(Throwable failure, String text) {
		Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
		// PostgreSQL puts the values of a row into the second line.
		String line = cause.toString().lines().findFirst().orElse("");
		return tellsAnyOf(text, line) ? cause.getClass().getName() : line;
	}

	private static boolean tellsAnyOf(String text, String line) {
		String lower = line.toLowerCase(Locale.ROOT);
		return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}\\p{N}]+"))
			.filter((word) -> word.length() >= SHORTEST_WORD)
			.anyMatch(lower::contains)
				|| text.codePoints()
					.filter((point) -> point > 0x7F && Character.isLetter(point))
					.anyMatch((point) -> line.indexOf(point) >= 0);
	}

}
