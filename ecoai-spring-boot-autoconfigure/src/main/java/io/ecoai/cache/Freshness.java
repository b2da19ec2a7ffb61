package io.ecoai.cache;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How old an answer may be, which is decided when it is read.
 *
 * @param ttl how long answers live that were given no time of their own, or {@code null}
 * if for ever
 * @param staleIfError how long past its time an answer may be served if the origin fails
 * @param ofAnyAge whether nothing ever expires and nobody's wishes count: a recording is
 * replayed
 */
public record Freshness(@Nullable Duration ttl, Duration staleIfError, boolean ofAnyAge) {

	/** Longer than this is never, so that no store has to keep such a moment. */
	private static final Duration FOR_EVER = Duration.ofDays(36_500);

	/** Answers live for ever unless they were given a time of their own. */
	public static final Freshness UNLIMITED = new Freshness(null, Duration.ZERO, false);

	/** A recording is replayed. */
	public static final Freshness RECORDING = new Freshness(null, Duration.ZERO, true);

	/**
	 * Whether an answer may be served without asking the origin. One of the very age that
	 * is allowed is not fresh any more (RFC 9111, 4.2).
	 * @param kept when the answer was given, and for how long
	 * @param directives what the caller asks
	 * @param now the moment of reading
	 * @return whether it is fresh
	 */
	boolean isFresh(Lifetime kept, CacheDirectives directives, Instant now) {
		return this.ofAnyAge || isWithin(CacheDirectives.shorter(lifetime(kept), directives.maxAge()), kept.age(now));
	}

	/**
	 * Whether an answer may be served because the origin has failed (RFC 5861, 4). The
	 * configured time does not overrule a caller who accepts nothing as old; a time that
	 * the same caller gives does.
	 * @param kept when the answer was given, and for how long
	 * @param directives what the caller asks
	 * @param now the moment of reading
	 * @return whether it is not too stale
	 */
	boolean isUsableOnError(Lifetime kept, CacheDirectives directives, Instant now) {
		Duration lifetime = lifetime(kept);
		if (directives.staleIfError() != null) {
			return isWithin(plus(CacheDirectives.shorter(lifetime, directives.maxAge()), directives.staleIfError()),
					kept.age(now));
		}
		return !directives.noCache() && isWithin(directives.maxAge(), kept.age(now))
				&& isWithin(plus(lifetime, this.staleIfError), kept.age(now));
	}

	/**
	 * Whether an answer could be served at all if the origin failed.
	 * @param directives what the caller asks
	 * @return whether there is a time for it
	 */
	boolean allowsStale(CacheDirectives directives) {
		Duration window = (directives.staleIfError() != null) ? directives.staleIfError() : this.staleIfError;
		return !window.isZero();
	}

	/**
	 * Until when an answer that is given now could be of use. Where answers live for ever
	 * unless a caller says otherwise, a store keeps them all: what has expired for
	 * callers still is a recording to be replayed, and is served if the origin fails.
	 * @param directives what the caller asks
	 * @param now when it is given
	 * @return the moment, or {@code null} if for ever
	 */
	@Nullable Instant expiry(CacheDirectives directives, Instant now) {
		if (this.ttl == null) {
			return null;
		}
		Duration lifetime = (directives.ttl() != null) ? directives.ttl() : this.ttl;
		Duration window = (directives.staleIfError() != null) ? directives.staleIfError() : Duration.ZERO;
		Duration bound = plus(lifetime, (window.compareTo(this.staleIfError) > 0) ? window : this.staleIfError);
		return (bound != null && bound.compareTo(FOR_EVER) < 0) ? now.plus(bound) : null;
	}

	/**
	 * Until when an answer is fresh for callers who ask nothing special.
	 * @param kept when the answer was given, and for how long
	 * @return the moment, or {@code null} if for ever
	 */
	@Nullable Instant end(Lifetime kept) {
		Duration lifetime = this.ofAnyAge ? null : lifetime(kept);
		return (lifetime != null && lifetime.compareTo(FOR_EVER) < 0) ? kept.createdAt().plus(lifetime) : null;
	}

	private @Nullable Duration lifetime(Lifetime kept) {
		return (kept.ttl() != null) ? kept.ttl() : this.ttl;
	}

	private static boolean isWithin(@Nullable Duration limit, Duration age) {
		return limit == null || age.compareTo(limit) < 0;
	}

	private static @Nullable Duration plus(@Nullable Duration lifetime, Duration by) {
		// Either of them may be as long as a duration can be.
		return (lifetime == null || lifetime.compareTo(FOR_EVER) >= 0 || by.compareTo(FOR_EVER) >= 0) ? null
				: lifetime.plus(by);
	}

}
