package io.ecoai.call;

import io.ecoai.cache.KeyExplanation;
import org.jspecify.annotations.Nullable;

/**
 * There is no kept answer to a request whose caller wants no other. No provider has been
 * asked.
 */
public class CacheMissException extends RuntimeException {

	private final transient @Nullable KeyExplanation explanation;

	CacheMissException(String message, @Nullable KeyExplanation explanation) {
		super(message);
		this.explanation = explanation;
	}

	static CacheMissException onlyIfCached(String model, KeyExplanation explanation) {
		return new CacheMissException(
				("No answer is cached for this request to '%s', and CacheControl.onlyIfCached() forbids asking the "
						+ "provider. %s")
					.formatted(model, nearest(explanation)),
				explanation);
	}

	static CacheMissException uncacheable(String model, String reason) {
		return new CacheMissException(
				("The cache takes no part in this call to '%s' (%s), and CacheControl.onlyIfCached() forbids asking the "
						+ "provider")
					.formatted(model, reason),
				null);
	}

	/**
	 * What the key of the request is made of, and how it differs from the nearest one.
	 * @return the explanation, or {@code null} if the request has no key
	 */
	public @Nullable KeyExplanation getExplanation() {
		return this.explanation;
	}

	static String nearest(KeyExplanation explanation) {
		KeyExplanation.Nearest nearest = explanation.nearest();
		if (nearest == null) {
			return "No answer of this model is kept";
		}
		return nearest.differences().isEmpty()
				? "There was one, of %s, that may not be served".formatted(nearest.createdAt())
				: "The nearest answer, of %s, differs in: %s".formatted(nearest.createdAt(), nearest.differing());
	}

}
