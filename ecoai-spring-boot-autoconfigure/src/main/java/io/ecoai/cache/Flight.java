package io.ecoai.cache;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import org.jspecify.annotations.Nullable;

/**
 * One call of the origin that several callers wait for. Its leader lands it exactly once.
 *
 * @param <A> the answer as it is kept
 */
final class Flight<A> {

	private final Thread leader = Thread.currentThread();

	private final CompletableFuture<Landing<A>> landing = new CompletableFuture<>();

	boolean isLedByCurrentThread() {
		return this.leader == Thread.currentThread();
	}

	void land(Landing<A> landing) {
		this.landing.complete(landing);
	}

	/**
	 * Waits for the landing.
	 * @throws CancellationException if the waiting thread is interrupted, which ends its
	 * own wait only; the thread stays interrupted
	 */
	Landing<A> await() {
		try {
			return this.landing.get();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			CancellationException cancelled = new CancellationException(
					"Interrupted while waiting for an identical call to be answered");
			cancelled.initCause(ex);
			throw cancelled;
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * How a flight ends for those who wait.
	 *
	 * @param <A> the answer as it is kept
	 */
	sealed interface Landing<A> {

		/**
		 * With an answer for all.
		 *
		 * @param similarity how alike the question is that it answers, or {@code null} if
		 * that is the very same question
		 */
		record Answered<A>(A answer, @Nullable Double similarity) implements Landing<A> {
		}

		/** With a failure for all: one call, not as many retries in a row as callers. */
		record Failed<A>(Throwable failure) implements Landing<A> {
		}

		/** With an answer that cannot be shared: everybody asks for themselves. */
		record Unshared<A>() implements Landing<A> {
		}

		/** The leader was interrupted: one of those who wait takes over. */
		record Abandoned<A>() implements Landing<A> {
		}

	}

}
