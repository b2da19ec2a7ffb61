package io.ecoai.semantic;

import java.util.List;

/**
 * A question in a canonical form: how it opens, and what it says. Openings that ask the
 * same, such as "how do I" and "how to", are one.
 *
 * @param opening how the question opens: a question word, if need be with its auxiliary
 * after a space, {@link #HOW_TO}, {@link #WHAT_IS}, or nothing
 * @param support {@code do}, {@code does} or {@code did} if the question has this only
 * because it is one, as in "how does it work"; otherwise nothing
 * @param indirect whether the question is in the order of a statement, as in "tell me how
 * it works"
 * @param marked whether the text ends with a question mark
 * @param body the tokens that are left, in their order
 */
public record Wording(String opening, String support, boolean indirect, boolean marked, List<Token> body) {

	/** How something is done. */
	public static final String HOW_TO = "how to";

	/** What something is. */
	public static final String WHAT_IS = "what is";

	public Wording {
		body = List.copyOf(body);
	}

	/** The words as they stand there. */
	static Wording asIs(List<Token> tokens) {
		return new Wording("", "", false, false, tokens);
	}

}
