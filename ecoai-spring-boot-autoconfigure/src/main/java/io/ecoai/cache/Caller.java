package io.ecoai.cache;

/**
 * Who asks the cache, as far as others may wait for the same answer.
 */
public interface Caller {

	/**
	 * Whether the question is part of another one, for whose answer others may be
	 * waiting. Such a caller waits for nobody: whom it would wait for may be waiting for
	 * it, on the way through another question.
	 * @return whether there is a question further out
	 */
	default boolean isNested() {
		return false;
	}

}
