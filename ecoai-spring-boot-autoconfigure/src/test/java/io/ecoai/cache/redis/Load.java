package io.ecoai.cache.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Callers on several threads who ask a few hundred questions over and over.
 */
final class Load implements AutoCloseable {

	private static final int THREADS = 4;

	private static final int QUESTIONS = 200;

	private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();

	private final List<Thread> threads = new ArrayList<>();

	private final AtomicLong calls = new AtomicLong();

	private final RedisCaller caller;

	private volatile boolean stopped;

	Load(RedisCaller caller) {
		this.caller = caller;
		for (int i = 0; i < THREADS; i++) {
			Thread thread = new Thread(this::run, "load");
			thread.setDaemon(true);
			thread.start();
			this.threads.add(thread);
		}
	}

	private void run() {
		try {
			while (!this.stopped) {
				this.caller.ask("question " + ThreadLocalRandom.current().nextInt(QUESTIONS));
				this.calls.incrementAndGet();
			}
		}
		catch (Throwable ex) {
			this.failures.add(ex);
		}
	}

	/** Goes on until so many more calls have been made. */
	void awaitCalls(long more) {
		long until = this.calls.get() + more;
		await().atMost(120, TimeUnit.SECONDS).until(() -> this.calls.get() >= until || !this.failures.isEmpty());
	}

	/** Goes on until so many more hits have been seen. */
	void awaitHits(long more) {
		long until = this.caller.hits() + more;
		await().atMost(60, TimeUnit.SECONDS).until(() -> this.caller.hits() >= until || !this.failures.isEmpty());
	}

	@Override
	public void close() throws InterruptedException {
		this.stopped = true;
		for (Thread thread : this.threads) {
			thread.join(60_000);
		}
		assertThat(this.failures).as("what callers have seen").isEmpty();
	}

}
