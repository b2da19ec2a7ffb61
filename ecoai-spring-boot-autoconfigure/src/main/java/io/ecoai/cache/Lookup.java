package io.ecoai.cache;

/**
 * What a lookup has come to.
 *
 * @param <A> the answer as it is kept
 * @param <R> the response as the origin gives it
 */
public sealed interface Lookup<A, R> {

	/**
	 * The answer was kept, or arrived with the call of another caller.
	 *
	 * @param answer the answer, shared with others
	 * @param stale whether its time is over, and it is served because the origin failed
	 * @param <A> the answer as it is kept
	 * @param <R> the response as the origin gives it
	 */
	record Hit<A, R>(A answer, boolean stale) implements Lookup<A, R> {

	}

	/**
	 * The origin was asked.
	 *
	 * @param response its response
	 * @param <A> the answer as it is kept
	 * @param <R> the response as the origin gives it
	 */
	record Miss<A, R>(R response) implements Lookup<A, R> {

	}

}
