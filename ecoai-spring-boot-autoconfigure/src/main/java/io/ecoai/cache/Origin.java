package io.ecoai.cache;

import org.jspecify.annotations.Nullable;

/**
 * Where answers come from when the cache has none.
 *
 * @param <A> the answer as it is kept
 * @param <R> the response as the origin gives it
 */
public interface Origin<A, R> extends Caller {

	/**
	 * Asks the origin. Called at most once for each lookup; what it throws reaches the
	 * caller as it is.
	 * @return the response
	 */
	R call();

	/**
	 * Makes the response ready to be kept and shared.
	 * @param response the response
	 * @return the answer, or {@code null} if it could not be restored without loss
	 */
	@Nullable A toAnswer(R response);

	/**
	 * Whether the response may be kept for those who ask later.
	 * @param response the response
	 * @return {@code false} for an answer that is good enough for those who wait for it
	 * now and for nobody else
	 */
	boolean admits(R response);

	/**
	 * Whether a failure means that the origin is out of order and not that the caller has
	 * asked something wrong, so that an old answer is better than none.
	 * @param failure what {@link #call} threw
	 * @return {@code true} for a timeout, for instance
	 */
	default boolean isOutOfOrder(Throwable failure) {
		return false;
	}

}
