package io.ecoai.cache;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Hears once how the run of a shared stream has ended.
 *
 * @param <E> the elements
 */
@FunctionalInterface
interface StreamLanding<E> {

	/**
	 * The run has ended.
	 * @param elements all elements of a source that has completed, or {@code null} if it
	 * failed, was cancelled or was too long
	 */
	void ended(@Nullable List<E> elements);

}
