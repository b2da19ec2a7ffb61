package io.ecoai.chat;

import org.jspecify.annotations.Nullable;

import io.ecoai.cache.KeyExplanation;

/**
 * In replay mode no provider is asked, and there is no kept answer to a request.
 */
public class ReplayMissException extends RuntimeException {

	private final transient @Nullable KeyExplanation explanation;

	ReplayMissException(String reason) {
		super("ecoai.mode=replay: " + reason + ", and no provider is asked in this mode");
		this.explanation = null;
	}

	ReplayMissException(String model, KeyExplanation explanation) {
		super("ecoai.mode=replay: no answer is kept for this request to '%s', and no provider is asked in this mode. %s"
			.formatted(model, nearest(explanation)));
		this.explanation = explanation;
	}

	/**
	 * What the key of the request is made of, and how it differs from the nearest one.
	 * @return the explanation, or {@code null} if the request has no key
	 */
	public @Nullable KeyExplanation getExplanation() {
		return this.explanation;
	}

	private static String nearest(KeyExplanation explanation) {
		KeyExplanation.Nearest nearest = explanation.nearest();
		return (nearest != null)
				? "The nearest answer, of %s, differs in: %s".formatted(nearest.createdAt(), nearest.differing())
				: "No answer of this model is kept; record some in dev mode first";
	}

}
