package io.ecoai.cache;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A kept answer.
 *
 * @param key identifies it
 * @param lifetime when it was given, and for how long
 * @param expiresAt when a store may drop it; an upper bound only, since freshness is
 * decided on reading. {@code null} if never
 * @param payload the answer in bytes, not to be modified
 * @param description what is known of it
 */
// Entries are passed on and never compared.
@SuppressWarnings("ArrayRecordComponent")
public record CacheEntry(CacheKey key, Lifetime lifetime, @Nullable Instant expiresAt, byte[] payload,
		EntryDescription description) {

}
