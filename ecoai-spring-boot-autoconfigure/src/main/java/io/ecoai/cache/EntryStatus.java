package io.ecoai.cache;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How a {@link CacheEntry} stands under the settings in force.
 *
 * @param createdAt when the provider gave it
 * @param expiresAt until when it may be served, or {@code null} if for ever
 * @param fresh whether it may be served now
 * @param sizeBytes how many bytes it takes in the store
 */
public record EntryStatus(Instant createdAt, @Nullable Instant expiresAt, boolean fresh, long sizeBytes) {

	static EntryStatus of(CacheEntry entry, Freshness freshness, Instant now) {
		return new EntryStatus(entry.lifetime().createdAt(), freshness.end(entry.lifetime()),
				freshness.isFresh(entry.lifetime(), CacheDirectives.NONE, now), entry.payload().length);
	}

}
