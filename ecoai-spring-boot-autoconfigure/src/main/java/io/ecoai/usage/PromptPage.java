package io.ecoai.usage;

import java.util.List;
import java.util.function.Function;

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

	/**
	 * This page with something else told of each prompt.
	 * @param mapping makes it of what is told now
	 * @param <R> what is to be told of a prompt
	 * @return the page, of the same prompts in the same order
	 */
	public <R> PromptPage<R> map(Function<? super T, ? extends R> mapping) {
		return new PromptPage<>(this.total, this.prompts.stream().<R>map(mapping).toList());
	}

}
