package io.ecoai.semantic;

import java.util.List;

/**
 * The guards that come with EcoAI.
 */
public final class MatchGuards {

	private MatchGuards() {
	}

	/**
	 * Returns the guards for English.
	 * @return a list that cannot be changed
	 */
	public static List<MatchGuard> english() {
		return List.of();
	}

}
