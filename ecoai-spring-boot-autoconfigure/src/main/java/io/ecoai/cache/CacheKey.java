package io.ecoai.cache;

import java.util.List;

/**
 * Identifies an answer: a digest of everything in the request that can change it. The
 * answer as a whole and its recording as a stream are two entries with a key each, of
 * which either tells the other.
 *
 * @param value the version of the key's make-up and the digest in hexadecimal, such as
 * {@code 1-9f86d0…}, and {@code -stream} behind it for a recording or {@code -note} for
 * what is kept beside answers
 */
public record CacheKey(String value) {

	private static final String STREAM = "-stream";

	/** What the key of a note ends in, and no other. */
	public static final String NOTE = "-note";

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

	/**
	 * The key of a note, which is kept beside answers and is none.
	 * @return this key with what tells a note
	 */
	public CacheKey asNote() {
		return isNote() ? this : new CacheKey(this.value + NOTE);
	}

	/**
	 * Whether a note is kept under this key and not an answer.
	 * @return whether it is the key of a note
	 */
	public boolean isNote() {
		return this.value.endsWith(NOTE);
	}

	@Override
	public String toString() {
		return this.value;
	}

}
