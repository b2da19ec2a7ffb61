package io.ecoai.cache;

import java.util.List;

/**
 * Identifies an answer: a digest of everything in the request that can change it. The
 * answer as a whole and its recording as a stream are two entries with a key each, of
 * which either tells the other.
 *
 * @param value the version of the key's make-up and the digest in hexadecimal, such as
 * {@code 1-9f86d0…}, and {@code -stream} behind it for a recording
 */
public record CacheKey(String value) {

	private static final String STREAM = "-stream";

	/**
	 * The key of the request, which is the one of its answer as a whole. Records and
	 * explanations show this one.
	 * @return the key without what tells a recording
	 */
	public CacheKey ofRequest() {
		return this.value.endsWith(STREAM)
				? new CacheKey(this.value.substring(0, this.value.length() - STREAM.length())) : this;
	}

	/**
	 * The key of the request's recording as a stream.
	 * @return the key
	 */
	public CacheKey ofStream() {
		return this.value.endsWith(STREAM) ? this : new CacheKey(this.value + STREAM);
	}

	/**
	 * The keys of all entries that the request can have.
	 * @return the keys, first the one of the request
	 */
	public List<CacheKey> ofAllKinds() {
		return List.of(ofRequest(), ofStream());
	}

	@Override
	public String toString() {
		return this.value;
	}

}
