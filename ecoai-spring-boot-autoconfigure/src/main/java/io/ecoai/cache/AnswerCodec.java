package io.ecoai.cache;

/**
 * Turns answers into bytes and back, without loss. Thread-safe.
 *
 * @param <A> the answer; immutable, since many callers are served the same one
 */
public interface AnswerCodec<A> {

	/**
	 * Writes an answer.
	 * @param answer the answer
	 * @return its bytes
	 */
	byte[] encode(A answer);

	/**
	 * Reads an answer.
	 * @param bytes what {@link #encode} wrote, or anything else
	 * @return the answer
	 * @throws IllegalArgumentException if the bytes are no answer
	 */
	A decode(byte[] bytes);

	/**
	 * About how much memory an answer takes, so that many of them do not take all of it.
	 * @param answer the answer
	 * @param encodedBytes how many bytes {@link #encode} makes of it
	 * @return the size in bytes
	 */
	default long sizeBytes(A answer, int encodedBytes) {
		return encodedBytes;
	}

	/**
	 * Makes ready to be held in memory.
	 * @param answer the answer
	 * @return an equal one that takes less memory, or the same
	 */
	default A compact(A answer) {
		return answer;
	}

}
