package io.ecoai.semantic;

import java.util.Locale;

/**
 * How like each other two questions must be.
 */
public enum MatchMode {

	/** The same content words, every guard, then similarity. */
	STRICT(0.90),

	/** Similarity and every guard; content words may differ by what means the same. */
	SIMILAR(0.95);

	private final String id = name().toLowerCase(Locale.ROOT);

	private final double defaultThreshold;

	MatchMode(double defaultThreshold) {
		this.defaultThreshold = defaultThreshold;
	}

	/**
	 * Returns the spelling that settings, logs and JSON use.
	 * @return the id, such as {@code strict}
	 */
	public String id() {
		return this.id;
	}

	/**
	 * Returns the cosine from which on this mode accepts, unless it is configured.
	 * @return a cosine from 0 to 1
	 */
	public double defaultThreshold() {
		return this.defaultThreshold;
	}

}
