package io.ecoai.call;

/**
 * Tells whether a call led to another one: a decorated model may stand in front of other
 * decorated models, and such a call counts once, where its answer came from. Knows calls
 * of one thread. Thread-safe.
 */
public final class NestedCalls {

	private final ThreadLocal<Long> ended = ThreadLocal.withInitial(() -> 0L);

	/** How many calls have ended on this thread so far. */
	long ended() {
		return this.ended.get();
	}

	void end() {
		this.ended.set(this.ended.get() + 1);
	}

}
