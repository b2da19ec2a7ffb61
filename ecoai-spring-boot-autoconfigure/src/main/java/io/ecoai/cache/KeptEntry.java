package io.ecoai.cache;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How long an answer has been kept and will be.
 *
 * @param createdAt when the provider gave it
 * @param expiresAt until when it may be served under the settings in force, or
 * {@code null} if for ever
 * @param fresh whether it may be served now
 * @param sizeBytes how many bytes it takes in the store
 */
public record KeptEntry(Instant createdAt, @Nullable Instant expiresAt, boolean fresh, long sizeBytes) {

	static KeptEntry of(CacheEntry entry, Freshness freshness, Instant now) {
		return new KeptEntry(entry.lifetime().createdAt(), freshness.end(entry.lifetime()),
				freshness.isFresh(entry.lifetime(), CacheDirectives.NONE, now), entry.payload().length);
	}

}
