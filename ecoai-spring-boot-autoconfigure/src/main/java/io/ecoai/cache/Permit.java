package io.ecoai.cache;

/**
 * Allows one answer to be kept, or says why it must not be. Issued before the origin is
 * asked, and to be ended in any case. Thread-safe.
 */
public interface Permit {

	/** Allows it without a condition. */
	Permit ALWAYS = () -> {
	};

	/** Forbids it: nobody knows what has been flushed meanwhile. */
	Permit NEVER = () -> {
	};

	/**
	 * The origin has been asked, and there is nothing to keep or it has been handed to
	 * the store. Whoever waits for it need not wait any more. Does not block, and does
	 * nothing the second time.
	 */
	void end();

	/**
	 * The same for what is kept beside the answer, under a key of its own.
	 * @return a permit that need not be ended
	 */
	default Permit ofNote() {
		return this;
	}

}
