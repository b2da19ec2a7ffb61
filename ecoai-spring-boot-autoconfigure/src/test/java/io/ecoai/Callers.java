package io.ecoai;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import org.junit.jupiter.api.Named;

import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

/**
 * Threads that call at the same time.
 *
 * @param <T> what a call returns
 */
public final class Callers<T> {

	private static final Duration LIMIT = Duration.ofSeconds(60);

	private final List<FutureTask<T>> calls = new ArrayList<>();

	private final List<Thread> threads = new ArrayList<>();

	private final ThreadFactory factory;

	public Callers(ThreadFactory factory) {
		this.factory = factory;
	}

	public Callers() {
		this(daemons());
	}

	/**
	 * The kinds of threads that this Java runtime has.
	 * @return factories of platform threads and, on Java 21 and later, of virtual ones
	 */
	public static Stream<Named<ThreadFactory>> factories() {
		Stream<Named<ThreadFactory>> platform = Stream.of(Named.of("platform threads", daemons()));
		return (Runtime.version().feature() < 21) ? platform
				: Stream.concat(platform, Stream.of(Named.of("virtual threads", virtual())));
	}

	private static ThreadFactory daemons() {
		return (task) -> {
			Thread thread = new Thread(task, "caller");
			thread.setDaemon(true);
			return thread;
		};
	}

	/** By reflection, since the code is compiled for Java 17. */
	private static ThreadFactory virtual() {
		try {
			Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
			Method factory = Class.forName("java.lang.Thread$Builder").getMethod("factory");
			return (ThreadFactory) factory.invoke(builder);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Starts a thread.
	 * @param call what it does
	 * @return the thread
	 */
	public Thread start(Callable<T> call) {
		FutureTask<T> task = new FutureTask<>(call);
		Thread thread = this.factory.newThread(task);
		this.calls.add(task);
		this.threads.add(thread);
		thread.start();
		return thread;
	}

	/**
	 * Waits until so many threads wait for the call of another.
	 * @param expected how many
	 */
	public void awaitWaiting(int expected) {
		await().atMost(LIMIT).until(() -> this.threads.stream().filter(Callers::waits).count() == expected);
	}

	private static boolean waits(Thread thread) {
		return thread.getState() == Thread.State.WAITING && Arrays.stream(thread.getStackTrace())
			.anyMatch((frame) -> frame.getClassName().equals("io.ecoai.cache.Flight"));
	}

	/**
	 * Waits for all calls.
	 * @return what they returned, in the order of their start
	 */
	public List<T> results() {
		return this.calls.stream().map(Callers::get).toList();
	}

	/**
	 * Waits for all calls to fail.
	 * @return what they threw, in the order of their start
	 */
	public List<Throwable> failures() {
		return this.calls.stream().map((call) -> catchThrowable(() -> get(call)).getCause()).toList();
	}

	/**
	 * Waits for one call.
	 * @param index counted from the first start
	 * @return what it returned
	 */
	public T result(int index) {
		return get(this.calls.get(index));
	}

	private static <T> T get(FutureTask<T> call) {
		try {
			return call.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
		}
		catch (ExecutionException ex) {
			throw new AssertionError("The call failed: " + ex.getCause(), ex.getCause());
		}
		catch (InterruptedException | TimeoutException ex) {
			throw new AssertionError("The call did not end", ex);
		}
	}

}
