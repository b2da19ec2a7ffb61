package io.ecoai.cache;

import java.time.Instant;

/**
 * What is read of a {@link CacheEntry} where its payload is not wanted.
 *
 * @param key identifies it
 * @param createdAt when the provider gave it
 * @param description what is known of it
 */
public record EntryHeader(CacheKey key, Instant createdAt, EntryDescription description) {

	/**
	 * What is told of an entry that has been read as a whole.
	 * @param entry the entry
	 * @return its header
	 */
	public static EntryHeader of(CacheEntry entry) {
		return new EntryHeader(entry.key(), entry.lifetime().createdAt(), entry.description());
	}

}
