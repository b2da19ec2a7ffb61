package io.ecoai.cache;

/**
 * Identifies an answer: a digest of everything in the request that can change it.
 *
 * @param value the version of the key's make-up and the digest in hexadecimal, such as
 * {@code 1-9f86d0…}
 */
public record CacheKey(String value) {

	@Override
	public String toString() {
		return this.value;
	}

}
