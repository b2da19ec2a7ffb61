package io.ecoai.semantic.embed;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/**
 * Calls of something that may hang or fail, such as an embedder or a vector store. It is
 * called on threads of its own, no caller waits for longer than {@link #PATIENCE} in
 * total, and it is left alone for a while when it fails or is too slow. Thread-safe.
 */
public final class BoundedCalls implements AutoCloseable {

	/** How long all of one call together may hold it up. */
	public static final Duration PATIENCE = Duration.ofMillis(100);

	private static final int MOST_THREADS = 8;

	private static final int MOST_WAITING = 256;

	private final AtomicInteger threads = new AtomicInteger();

	private final ThreadPoolExecutor executor;

	private final CallCircuit circuit;

	/**
	 * Creates what calls it.
	 * @param what what it is, as the beginning of a sentence
	 * @param threadName what the names of its threads begin with
	 * @param clock tells when it is tried again
	 */
	public BoundedCalls(String what, String threadName, Clock clock) {
		this.circuit = new CallCircuit(what, clock);
		this.executor = new ThreadPoolExecutor(MOST_THREADS, MOST_THREADS, 30, TimeUnit.SECONDS,
				new LinkedBlockingQueue<>(MOST_WAITING), (work) -> thread(threadName, work));
		this.executor.allowCoreThreadTimeOut(true);
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
	 * @param patience what is left of the patience of the caller
	 * @param <T> what it returns
	 * @return what it returns, or {@code null} if it is left alone, fails or takes too
	 * long
	 */
	public <T> @Nullable T call(Callable<T> call, Patience patience) {
		if (patience.isOver() || !this.circuit.permits()) {
			return null;
		}
		long start = this.circuit.start();
		Future<T> future;
		try {
			future = this.executor.submit(call);
		}
		catch (RejectedExecutionException ex) {
			this.circuit.failed(start, new TimeoutException("too many wait for it"));
			return null;
		}
		// Such as the lack of a thread: the caller can do without.
		catch (Throwable ex) {
			this.circuit.failed(start, ex);
			return null;
		}
		return await(future, start, patience);
	}

	/**
	 * Calls it later, on another thread. What goes wrong is not told.
	 * @param work the call
	 */
	public void later(Runnable work) {
		try {
			this.executor.execute(() -> {
				if (this.circuit.obstacle() == null) {
					work.run();
				}
			});
		}
		catch (RejectedExecutionException ex) {
			// What is not done is a miss later on.
		}
	}

	private <T> @Nullable T await(Future<T> future, long start, Patience patience) {
		long from = System.nanoTime();
		try {
			T result = future.get(patience.leftNanos(), TimeUnit.NANOSECONDS);
			this.circuit.succeeded(start);
			return result;
		}
		catch (ExecutionException ex) {
			this.circuit.failed(start, (ex.getCause() != null) ? ex.getCause() : ex);
		}
		catch (TimeoutException ex) {
			future.cancel(true);
			this.circuit.failed(start, new TimeoutException("no answer within " + PATIENCE.toMillis() + " ms"));
		}
		catch (InterruptedException ex) {
			future.cancel(true);
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
	}

	private Thread thread(String name, Runnable work) {
		Thread thread = new Thread(work, name + "-" + this.threads.incrementAndGet());
		thread.setDaemon(true);
		return thread;
	}

}
