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

}
