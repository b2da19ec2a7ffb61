package io.ecoai.cache;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Decides whether an answer is fresh enough to be served, when it is read.
 *
 * @param ttl how old it may be, or {@code null} if of any age
 */
public record Freshness(@Nullable Duration ttl) {

	/** Longer than this is never, so that no store has to keep such a moment. */
	private static final Duration FOR_EVER = Duration.ofDays(36_500);

	/** Every answer is fresh. */
	public static final Freshness ANY = new Freshness(null);

	/**
	 * Whether an answer is fresh.
	 * @param createdAt when the provider gave it
	 * @param now the moment of reading
	 * @return whether it may be served. An answer of the very age that is allowed is not
	 * fresh any more (RFC 9111, 4.2)
	 */
	public boolean isFresh(Instant createdAt, Instant now) {
		return this.ttl == null || Duration.between(createdAt, now).compareTo(this.ttl) < 0;
	}

	/**
	 * When an answer that is given now stops being fresh.
	 * @param now when it is given
	 * @return the moment, or {@code null} if never
	 */
	@Nullable Instant expiry(Instant now) {
		return (this.ttl != null && this.ttl.compareTo(FOR_EVER) < 0) ? now.plus(this.ttl) : null;
	}

}
