package io.ecoai.usage;

import java.util.List;

/**
 * Some of the prompts that a query matches.
 *
 * @param total how many it matches without its limit and offset
 * @param prompts the part that was asked for
 * @param <T> what is told of a prompt
 */
public record PromptPage<T>(long total, List<T> prompts) {

	public PromptPage {
		prompts = List.copyOf(prompts);
	}

	/**
	 * No prompts.
	 * @param <T> what would be told of one
	 * @return the page
	 */
	public static <T> PromptPage<T> empty() {
		return new PromptPage<>(0, List.of());
	}

}
