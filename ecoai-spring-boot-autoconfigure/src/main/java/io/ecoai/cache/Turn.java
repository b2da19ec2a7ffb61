package io.ecoai.cache;

/**
 * How a caller gets an answer that was not there.
 *
 * @param <A> the answer as it is kept
 */
sealed interface Turn<A> {

	/** Another instance has stored it meanwhile. */
	record Answered<A>(A answer) implements Turn<A> {
	}

	/** It is this caller who asks the origin, and ends the permit. */
	record Ask<A>(Permit permit) implements Turn<A> {
	}

}
