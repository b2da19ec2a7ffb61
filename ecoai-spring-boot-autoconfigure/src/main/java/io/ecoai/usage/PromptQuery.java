package io.ecoai.usage;

import org.jspecify.annotations.Nullable;

/**
 * Which prompts to read. {@code null} means any.
 *
 * @param limit at most so many prompts
 * @param offset how many to pass over
 * @param order which come first
 * @param search only prompts whose kept text contains this, without regard to the case of
 * ASCII letters
 * @param served only prompts that were served this way at least once: {@link Outcome#HIT}
 * , {@link Outcome#SEMANTIC_HIT} or {@link Outcome#STALE}
 * @param type only prompts of this kind
 * @param provider only prompts to this provider
 * @param model only prompts to this model
 * @param namespace only prompts of this namespace
 * @param key only the prompt with this key
 */
public record PromptQuery(int limit, int offset, Order order, @Nullable String search, @Nullable Outcome served,
		@Nullable PromptType type, @Nullable String provider, @Nullable String model, @Nullable String namespace,
		@Nullable String key) {

	public PromptQuery {
		if (limit < 0 || offset < 0) {
			throw new IllegalArgumentException("limit and offset must not be negative: " + limit + ", " + offset);
		}
		if (served != null && !served.isCacheHit()) {
			throw new IllegalArgumentException("No prompt is served by " + served.id());
		}
	}

	/**
	 * The prompts that were served most often.
	 * @param limit at most so many
	 * @return the query
	 */
	public static PromptQuery mostServed(int limit) {
		return new PromptQuery(limit, 0, Order.HITS, null, null, null, null, null, null, null);
	}

	/**
	 * The prompt of a request.
	 * @param key the key of the request
	 * @return the query
	 */
	public static PromptQuery withKey(String key) {
		return new PromptQuery(1, 0, Order.HITS, null, null, null, null, null, null, key);
	}

	/**
	 * Another part of the same prompts.
	 * @param limit at most so many
	 * @param offset how many to pass over
	 * @return the query
	 */
	public PromptQuery page(int limit, int offset) {
		return new PromptQuery(limit, offset, this.order, this.search, this.served, this.type, this.provider,
				this.model, this.namespace, this.key);
	}

	/**
	 * The same, whatever the text.
	 * @return the query
	 */
	public PromptQuery withoutSearch() {
		return new PromptQuery(this.limit, this.offset, this.order, null, this.served, this.type, this.provider,
				this.model, this.namespace, this.key);
	}

	/**
	 * Which prompts come first. Equal ones are in the order of their keys.
	 */
	public enum Order {

		/** Those that were served most often. */
		HITS,

		/** Those that were asked last. */
		LAST_SEEN,

		/** Those that saved most. */
		SAVED

	}

}
