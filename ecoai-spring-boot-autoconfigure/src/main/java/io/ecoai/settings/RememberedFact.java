package io.ecoai.settings;

/**
 * What is kept beside the settings and is none: nobody chooses it, and it stays when the
 * application ends.
 */
public enum RememberedFact {

	/** From which semantic match an audit has stepped down, and how far. */
	SEMANTIC_STEP_DOWN("semanticSteppedDown");

	private final String key;

	RememberedFact(String key) {
		this.key = key;
	}

	/** The key in the settings file, and among what instances share. */
	String key() {
		return this.key;
	}

}
