package io.ecoai.cache.redis;

import java.util.concurrent.atomic.AtomicReference;

import io.ecoai.cache.CacheKey;
import io.ecoai.cache.Permit;
import org.jspecify.annotations.Nullable;

/**
 * A permit for one answer, with the lease of its key or without. Ends with the call, or
 * with the storing of its answer if that has begun.
 */
final class RedisPermit implements Permit {

	private final AtomicReference<State> state = new AtomicReference<>(State.ASKING);

	private final RedisLeases leases;

	private final CacheKey key;

	private final @Nullable String token;

	private final String mark;

	private final long number;

	private final boolean refresh;

	private final long issuedAt = System.nanoTime();

	/**
	 * Creates a permit.
	 * @param token the token in the lease, or {@code null} for none
	 * @param mark how far the log of flushes had come
	 * @param number the number in the {@link RefreshOrder}
	 * @param refresh whether the answer is to take the place of all before
	 */
	RedisPermit(RedisLeases leases, CacheKey key, @Nullable String token, String mark, long number, boolean refresh) {
		this.leases = leases;
		this.key = key;
		this.token = token;
		this.mark = mark;
		this.number = number;
		this.refresh = refresh;
	}

	CacheKey key() {
		return this.key;
	}

	@Nullable String token() {
		return this.token;
	}

	String mark() {
		return this.mark;
	}

	long number() {
		return this.number;
	}

	boolean isRefresh() {
		return this.refresh;
	}

	long ageNanos() {
		return System.nanoTime() - this.issuedAt;
	}

	boolean isStoring() {
		return this.state.get() == State.STORING;
	}

	/** From now on it ends with the storing. */
	void storing() {
		this.state.compareAndSet(State.ASKING, State.STORING);
	}

	/**
	 * The storing has ended.
	 * @param given whether the lease was given back with it
	 */
	void stored(boolean given) {
		if (this.state.getAndSet(State.ENDED) != State.ENDED) {
			this.leases.end(this, given);
		}
	}

	@Override
	public void end() {
		if (this.state.compareAndSet(State.ASKING, State.ENDED)) {
			this.leases.end(this, false);
		}
	}

	/** Nobody asks for a note, so it has no lease. */
	@Override
	public Permit ofNote() {
		return new RedisPermit(this.leases, this.key, null, this.mark, this.number, false);
	}

	private enum State {

		/** The origin is being asked. */
		ASKING,

		/** The answer is on its way to the server. */
		STORING,

		/** It allows nothing any more. */
		ENDED

	}

}
