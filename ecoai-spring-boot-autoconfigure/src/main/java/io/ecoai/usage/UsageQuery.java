package io.ecoai.usage;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Which records to read, newest first. {@code null} means any.
 *
 * @param limit at most so many records
 * @param offset how many of the newest to pass over
 * @param model only calls of this model
 * @param provider only calls of this provider
 * @param outcome only calls with this outcome
 * @param namespace only calls of this namespace
 * @param from only calls at or after this moment
 * @param to only calls before this moment
 */
public record UsageQuery(int limit, int offset, @Nullable String model, @Nullable String provider,
		@Nullable Outcome outcome, @Nullable String namespace, @Nullable Instant from, @Nullable Instant to) {

	/** How many records a query returns unless it says otherwise. */
	public static final int DEFAULT_LIMIT = 100;

	public UsageQuery {
		if (limit < 0 || offset < 0) {
			throw new IllegalArgumentException("limit and offset must not be negative: " + limit + ", " + offset);
		}
	}

	/**
	 * The newest records.
	 * @return a query for {@value #DEFAULT_LIMIT} records
	 */
	public static UsageQuery latest() {
		return latest(DEFAULT_LIMIT);
	}

	/**
	 * The newest records.
	 * @param limit at most so many
	 * @return the query
	 */
	public static UsageQuery latest(int limit) {
		return new UsageQuery(limit, 0, null, null, null, null, null, null);
	}

	/**
	 * The records of a namespace, such as a tenant's.
	 * @param namespace the namespace
	 * @return this query, for calls of the namespace only
	 */
	public UsageQuery inNamespace(String namespace) {
		return new UsageQuery(this.limit, this.offset, this.model, this.provider, this.outcome, namespace, this.from,
				this.to);
	}

}
