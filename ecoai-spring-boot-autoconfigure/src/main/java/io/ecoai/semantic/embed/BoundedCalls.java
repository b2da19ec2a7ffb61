package io.ecoai.semantic.embed;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Calls of something that may hang or fail, such as an embedder or a vector store. It is
 * called on threads of its own, no caller waits for longer than {@link #PATIENCE} in
 * total, and it is left alone for a while when it fails or is too slow. Thread-safe.
 */
public final class BoundedCalls implements AutoCloseable {

	/** How long all of one call together may hold it up. */
	public static final Duration PATIENCE = Duration.ofMillis(100);

	/** For how long a call may go on that nobody waits for any more. */
	private static final Duration LONGEST = Duration.ofSeconds(10);

	private static final int MOST_THREADS = 8;

	private static final int MOST_WAITING = 256;

	private final AtomicInteger threads = new AtomicInteger();

	private final ThreadPoolExecutor executor;

	/** For what nobody waits for, so that nobody waits behind it either. */
	private final ThreadPoolExecutor unhurried;

	private final CallCircuit circuit;

	/**
	 * Creates what calls it.
	 * @param what what it is, as the beginning of a sentence
	 * @param threadName what the names of its threads begin with
	 * @param clock tells when it is tried again
	 */
	public BoundedCalls(String what, String threadName, Clock clock) {
		this.circuit = new CallCircuit(what, clock);
		this.executor = executor(MOST_THREADS, threadName);
		this.unhurried = executor(1, threadName);
	}

	/**
	 * Why it is being left alone.
	 * @return what has failed last, or {@code null} if it is called
	 */
	public @Nullable String obstacle() {
		return this.circuit.obstacle();
	}

	/**
	 * Calls it. Never throws.
	 * @param call the call
	 * @param text what the call is about, of which nothing is logged or shown
	 * @param patience what is left of the patience of the caller
	 * @param late takes what is returned after that, where others have used up some of
	 * the patience before; mostly called on another thread
	 * @param <T> what it returns
	 * @return what it returns, or {@code null} if it is left alone, fails or takes too
	 * long
	 */
	public <T> @Nullable T call(Callable<T> call, String text, Patience patience, Consumer<T> late) {
		if (patience.isOver() || !this.circuit.permits()) {
			return null;
		}
		long start = this.circuit.start();
		CompletableFuture<T> result = new CompletableFuture<>();
		Future<?> task;
		try {
			task = this.executor.submit(() -> complete(result, call));
		}
		catch (RejectedExecutionException ex) {
			this.circuit.failed(start, ex, "too many wait for it");
			return null;
		}
		// Such as the lack of a thread: the caller can do without.
		catch (Throwable ex) {
			this.circuit.failed(start, ex, FailureReason.of(ex, text));
			return null;
		}
		return await(new Running<>(task, result, text, start), patience, late);
	}

	private static <T> void complete(CompletableFuture<T> result, Callable<T> call) {
		try {
			result.complete(call.call());
		}
		catch (Throwable ex) {
			result.completeExceptionally(ex);
		}
	}

	/**
	 * Calls it later, on another thread, one after the other. What goes wrong is not
	 * told, and what comes too fast is passed over.
	 * @param work the call
	 */
	public void later(Runnable work) {
		try {
			this.unhurried.execute(() -> {
				if (this.circuit.obstacle() == null) {
					runInTime(work);
				}
			});
		}
		catch (RejectedExecutionException ex) {
			// What is not done is a miss later on.
		}
	}

	/** What hangs would hold up all that comes after it. */
	private static void runInTime(Runnable work) {
		Thread thread = Thread.currentThread();
		CompletableFuture<Void> done = new CompletableFuture<>();
		done.orTimeout(LONGEST.toMillis(), TimeUnit.MILLISECONDS).whenComplete((nothing, failure) -> {
			if (failure != null) {
				thread.interrupt();
			}
		});
		try {
			work.run();
		}
		finally {
			done.complete(null);
			// It was meant for this work and not for the next.
			Thread.interrupted();
		}
	}

	private <T> @Nullable T await(Running<T> running, Patience patience, Consumer<T> late) {
		boolean whole = patience.isWhole();
		long given = patience.leftNanos();
		long from = System.nanoTime();
		try {
			T result = running.result().get(given, TimeUnit.NANOSECONDS);
			this.circuit.succeeded(running.start());
			return result;
		}
		catch (ExecutionException ex) {
			Throwable cause = (ex.getCause() != null) ? ex.getCause() : ex;
			this.circuit.failed(running.start(), cause, FailureReason.of(cause, running.text()));
		}
		catch (TimeoutException ex) {
			if (whole) {
				running.task().cancel(true);
				this.circuit.failed(running.start(), ex,
						"no answer within %d ms".formatted(TimeUnit.NANOSECONDS.toMillis(given)));
			}
			else {
				// It had less time than it may take, so that nothing speaks against it.
				this.circuit.withdraw();
				running.result().thenAccept(late);
				running.result()
					.orTimeout(LONGEST.toMillis(), TimeUnit.MILLISECONDS)
					.whenComplete((answer, failure) -> {
						if (failure instanceof TimeoutException) {
							running.task().cancel(true);
						}
					});
			}
		}
		catch (InterruptedException ex) {
			running.task().cancel(true);
			this.circuit.withdraw();
			Thread.currentThread().interrupt();
		}
		finally {
			patience.lose(System.nanoTime() - from);
		}
		return null;
	}

	@Override
	public void close() {
		this.executor.shutdownNow();
		this.unhurried.shutdownNow();
	}

	private ThreadPoolExecutor executor(int threads, String threadName) {
		ThreadPoolExecutor executor = new ThreadPoolExecutor(threads, threads, 30, TimeUnit.SECONDS,
				new LinkedBlockingQueue<>(MOST_WAITING), (work) -> thread(threadName, work));
		executor.allowCoreThreadTimeOut(true);
		return executor;
	}

	private Thread thread(String name, Runnable work) {
		Thread thread = new Thread(work, name + "-" + this.threads.incrementAndGet());
		thread.setDaemon(true);
		return thread;
	}

	/**
	 * A call that has begun.
	 *
	 * @param task what it runs as
	 * @param result what it returns
	 * @param text what it is about
	 * @param start when it began
	 * @param <T> what it returns
	 */
	private record Running<T>(Future<?> task, CompletableFuture<T> result, String text, long start) {

	}

}
