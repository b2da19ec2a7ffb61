package io.ecoai.cache;

import java.time.Instant;

/**
 * A kept answer without its payload.
 *
 * @param key identifies it
 * @param createdAt when the provider gave it
 * @param description what is known of it
 */
public record StoredKey(CacheKey key, Instant createdAt, EntryDescription description) {

}
