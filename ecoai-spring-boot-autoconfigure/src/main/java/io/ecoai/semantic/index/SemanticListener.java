package io.ecoai.semantic.index;

import java.util.List;

/**
 * Hears what comes of the search for the same question. Called on the caller's thread,
 * must be quick. What it throws is ignored.
 */
public interface SemanticListener {

	/** Hears nothing. */
	SemanticListener NONE = new SemanticListener() {
	};

	/**
	 * A candidate was not served, or a question not looked for.
	 * @param guard who has refused
	 */
	default void onRefusal(String guard) {
	}

	/**
	 * A candidate was served, or would have been.
	 * @param verdict which one
	 * @param shadow whether it was only looked for
	 */
	default void onMatch(Verdict verdict, boolean shadow) {
	}

	/**
	 * One listener that passes on what it hears, whatever the others throw.
	 * @param listeners those who hear of it
	 * @return the listener
	 */
	static SemanticListener of(List<SemanticListener> listeners) {
		List<QuietSemanticListener> all = listeners.stream().map(QuietSemanticListener::new).toList();
		return new SemanticListener() {

			@Override
			public void onRefusal(String guard) {
				all.forEach((listener) -> listener.onRefusal(guard));
			}

			@Override
			public void onMatch(Verdict verdict, boolean shadow) {
				all.forEach((listener) -> listener.onMatch(verdict, shadow));
			}

		};
	}

}
