package io.ecoai.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/**
 * Subscribers who come, ask for a few chunks at a time, and go as they like.
 */
final class StreamRace {

	private static final int CHUNKS = 50;

	private final Queue<String> failures = new ConcurrentLinkedQueue<>();

	private final AtomicInteger subscriptions = new AtomicInteger();

	private final TextCache cache;

	private final int subscribers;

	StreamRace(TextCache cache, int subscribers) {
		this.cache = cache;
		this.subscribers = subscribers;
	}

	List<String> failures() {
		return List.copyOf(this.failures);
	}

	int subscriptions() {
		return this.subscriptions.get();
	}

	void run() throws InterruptedException {
		String question = "race " + System.identityHashCode(this);
		List<Thread> threads = new ArrayList<>();
		CountDownLatch start = new CountDownLatch(1);
		CountDownLatch end = new CountDownLatch(this.subscribers);
		for (int i = 0; i < this.subscribers; i++) {
			Random random = new Random(31L * i + System.identityHashCode(this));
			Thread thread = new Thread(() -> {
				awaitQuietly(start);
				this.cache.cache()
					.stream(TextStream.request(question), new TextStream(() -> source(random.nextBoolean())))
					.map(TextStream::told)
					.subscribe(new Subscriber(random, end));
			});
			thread.setDaemon(true);
			threads.add(thread);
			thread.start();
		}
		start.countDown();
		if (!end.await(60, TimeUnit.SECONDS)) {
			this.failures.add(end.getCount() + " subscribers wait for ever");
		}
		for (Thread thread : threads) {
			thread.join(60_000);
		}
	}

	private Flux<String> source(boolean onOtherThread) {
		this.subscriptions.incrementAndGet();
		Flux<String> chunks = Flux.range(0, CHUNKS).map(String::valueOf);
		return onOtherThread ? chunks.publishOn(Schedulers.boundedElastic(), 1) : chunks;
	}

	private static void awaitQuietly(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private final class Subscriber extends BaseSubscriber<String> {

		private final AtomicInteger inside = new AtomicInteger();

		private final Random random;

		private final CountDownLatch end;

		private final int leaveAt;

		private int received;

		private long outstanding;

		private Subscriber(Random random, CountDownLatch end) {
			this.random = random;
			this.end = end;
			this.leaveAt = random.nextInt(3) == 0 ? random.nextInt(CHUNKS) : Integer.MAX_VALUE;
		}

		@Override
		protected void hookOnSubscribe(Subscription subscription) {
			more();
		}

		@Override
		protected void hookOnNext(String chunk) {
			check(this.inside.incrementAndGet() == 1, "two signals at once");
			check(chunk.endsWith(" " + this.received), "expected " + this.received + " and got " + chunk);
			check(--this.outstanding >= 0, "more than was asked for");
			this.received++;
			this.inside.decrementAndGet();
			if (this.received > this.leaveAt) {
				cancel();
				this.end.countDown();
			}
			else if (this.outstanding == 0) {
				more();
			}
		}

		@Override
		protected void hookOnComplete() {
			check(this.received == CHUNKS, "ended after " + this.received);
			this.end.countDown();
		}

		@Override
		protected void hookOnError(Throwable failure) {
			check(false, "failed: " + failure);
			this.end.countDown();
		}

		private void more() {
			int wanted = 1 + this.random.nextInt(5);
			this.outstanding += wanted;
			request(wanted);
		}

		private void check(boolean holds, String failure) {
			if (!holds) {
				StreamRace.this.failures.add(failure);
			}
		}

	}

}
