package io.ecoai.cache;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * What a key is made of, and how it differs from the nearest one that is kept.
 *
 * @param key the key
 * @param components what it is made of
 * @param nearest the kept answer of the same model and namespace that differs least, or
 * {@code null} if there is none
 */
public record KeyExplanation(CacheKey key, List<KeyComponent> components, @Nullable Nearest nearest) {

	/**
	 * The kept answer that differs least.
	 *
	 * @param key its key
	 * @param createdAt when the provider gave it
	 * @param prompt the beginning of its last user message
	 * @param differences in what the keys differ; empty if they are equal
	 */
	public record Nearest(CacheKey key, Instant createdAt, String prompt, List<KeyDifference> differences) {

		/**
		 * The names of the components that differ.
		 * @return the names, such as {@code system, options.temperature}
		 */
		public String differing() {
			return this.differences.stream().map(KeyDifference::component).collect(Collectors.joining(", "));
		}

	}

}
