package io.ecoai.semantic.embed;

import java.time.Duration;

/**
 * How much longer a call may be held up by what is not its own. Used by one call.
 */
public final class Patience {

	private final long totalNanos;

	private long leftNanos;

	/**
	 * So much patience.
	 * @param total for how long the call may be held up
	 */
	public Patience(Duration total) {
		this.totalNanos = total.toNanos();
		this.leftNanos = this.totalNanos;
	}

	/**
	 * Whether nothing is left of it.
	 * @return whether the call has been held up for long enough
	 */
	public boolean isOver() {
		return this.leftNanos <= 0;
	}

	/**
	 * Whether all of it is left.
	 * @return whether the call has not been held up yet
	 */
	boolean isWhole() {
		return this.leftNanos == this.totalNanos;
	}

	/**
	 * What is left of it.
	 * @return a number of nanoseconds, which may be negative
	 */
	public long leftNanos() {
		return this.leftNanos;
	}

	/**
	 * The call has been held up.
	 * @param nanos for how long
	 */
	public void lose(long nanos) {
		this.leftNanos -= nanos;
	}

}
