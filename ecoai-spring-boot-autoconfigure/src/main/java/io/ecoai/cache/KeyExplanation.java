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
 * @param similar the kept answers to other questions that might ask the same; empty where
 * none was looked for
 */
public record KeyExplanation(CacheKey key, List<KeyComponent> components, @Nullable Nearest nearest,
		List<Similar> similar) {

	/**
	 * An explanation without regard to other questions.
	 * @param key the key
	 * @param components what it is made of
	 * @param nearest the kept answer that differs least, or {@code null}
	 */
	public KeyExplanation(CacheKey key, List<KeyComponent> components, @Nullable Nearest nearest) {
		this(key, components, nearest, List.of());
	}

	/**
	 * This explanation with answers to other questions.
	 * @param similar those that might ask the same
	 * @return the explanation
	 */
	public KeyExplanation withSimilar(List<Similar> similar) {
		return new KeyExplanation(this.key, this.components, this.nearest, List.copyOf(similar));
	}

	/**
	 * The kept answer to a question that might ask the same.
	 *
	 * @param key its key
	 * @param prompt the question
	 * @param similarity how alike the two are (cosine), or {@code null} if that was not
	 * asked
	 * @param refusedBy the guard that refused, or {@code null} if it would be served
	 */
	public record Similar(CacheKey key, String prompt, @Nullable Double similarity, @Nullable String refusedBy) {

	}

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
