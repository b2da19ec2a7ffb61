package io.ecoai.cache;

/**
 * What of an element of a shared stream is given to whom.
 *
 * @param <E> the elements
 * @param <T> what subscribers are given
 */
interface StreamRoles<E, T> {

	T toLeader(E element);

	T toFollower(E element);

}
