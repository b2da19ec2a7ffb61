package io.ecoai.cache;

import java.time.Instant;

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
	 * @param createdAt when the origin gave it
	 * @param <A> the answer as it is kept
	 * @param <R> the response as the origin gives it
	 */
	record Hit<A, R>(A answer, Instant createdAt) implements Lookup<A, R> {

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
