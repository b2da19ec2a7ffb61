package io.ecoai.cache;

/**
 * Who asks the cache, as far as others may wait for the same answer.
 */
public interface Caller {

	/**
	 * Whom the question goes to. What fails, or takes long, by one client or with one
	 * credential may well succeed with another, so that only callers of equal ones share
	 * a call.
	 * @return an object that is equal where they are the same
	 */
	default Object client() {
		return Caller.class;
	}

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
