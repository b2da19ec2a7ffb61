package io.ecoai.cache;

import java.nio.channels.ClosedByInterruptException;

/**
 * Tells whether a call failed because the one who made it was interrupted, which is
 * nothing that others who wait for the same answer should hear of.
 */
final class Interruptions {

	/** Enough for every library, and an end for causes that go round in a circle. */
	private static final int MAX_CAUSES = 32;

	private Interruptions() {
	}

	/**
	 * Whether a failure comes of an interruption. To be asked on the thread that failed.
	 * An {@code InterruptedIOException} alone says nothing: that is how HTTP clients
	 * report a timeout, which all callers are to hear of.
	 */
	static boolean isCauseOf(Throwable failure) {
		if (Thread.currentThread().isInterrupted()) {
			return true;
		}
		Throwable cause = failure;
		for (int i = 0; i < MAX_CAUSES && cause != null; i++) {
			if (cause instanceof InterruptedException || cause instanceof ClosedByInterruptException) {
				return true;
			}
			cause = cause.getCause();
		}
		return false;
	}

}
