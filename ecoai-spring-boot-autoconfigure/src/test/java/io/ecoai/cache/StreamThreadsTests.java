package io.ecoai.cache;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.ecoai.cache.memory.MemoryCacheStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

/**
 * On which threads streams are read, kept and delivered, and what of them stays in
 * memory.
 */
@Timeout(120)
class StreamThreadsTests {

	private final Set<String> storeThreads = ConcurrentHashMap.newKeySet();

	private final AtomicInteger puts = new AtomicInteger();

	private volatile CountDownLatch putGate = new CountDownLatch(0);

	private final TextCache cache = new TextCache(new StoreWrapper(new MemoryCacheStore(100_000_000)) {

		@Override
		public @Nullable CacheEntry get(CacheKey key) {
			StreamThreadsTests.this.storeThreads.add(kind());
			return super.get(key);
		}

		@Override
		public CompletionStage<?> put(CacheEntry entry) {
			StreamThreadsTests.this.storeThreads.add(kind());
			try {
				StreamThreadsTests.this.putGate.await(60, TimeUnit.SECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			CompletionStage<?> put = super.put(entry);
			StreamThreadsTests.this.puts.incrementAndGet();
			return put;
		}

	}, 0);

	@AfterEach
	void close() {
		this.putGate.countDown();
		this.cache.close();
	}

	private static String kind() {
		return Schedulers.isInNonBlockingThread() ? "must not block" : "may block";
	}

	private Flux<String> stream(CacheRequest<List<String>> request, TextStream origin) {
		return this.cache.cache().stream(request, origin).map(TextStream::told);
	}

	@Test
	void readsAndKeepsElsewhereWhereTheThreadMustNotBlock() {
		TextStream origin = new TextStream(Flux.just("a", "b").publishOn(Schedulers.parallel()));
		Flux<String> stream = stream(TextStream.request("q"), origin).subscribeOn(Schedulers.parallel());
		StepVerifier.create(stream).expectNext("given a", "given b").verifyComplete();
		await().untilAtomic(this.puts, is(1));
		StepVerifier.create(stream).expectNext("kept a", "kept b").verifyComplete();
		assertThat(this.storeThreads).containsExactly("may block");
		assertThat(origin.subscriptions()).isEqualTo(1);
	}

	@Test
	void readsAStaleRecordingElsewhereWhereTheThreadMustNotBlock() {
		Freshness short_ = new Freshness(Duration.ZERO, Duration.ofHours(1), false);
		CacheRequest<List<String>> request = TextStream.request("q", short_, CacheDirectives.NONE);
		StepVerifier.create(stream(request, new TextStream(Flux.just("a")))).expectNext("given a").verifyComplete();
		this.storeThreads.clear();
		TextStream broken = new TextStream(
				Flux.<String>error(new IllegalStateException("down")).subscribeOn(Schedulers.parallel())) {

			@Override
			public boolean isOutOfOrder(Throwable failure) {
				return failure instanceof IllegalStateException;
			}

		};
		StepVerifier.create(stream(request, broken)).expectNext("stale a").verifyComplete();
		assertThat(this.storeThreads).containsExactly("may block");
	}

	@Test
	void servesWhoeverComesBetweenTheEndAndTheKeepingWithoutASecondCall() {
		this.putGate = new CountDownLatch(1);
		TextStream origin = new TextStream(Flux.just("a", "b").publishOn(Schedulers.parallel()));
		StepVerifier.create(stream(TextStream.request("q"), origin)).expectNext("given a", "given b").verifyComplete();
		assertThat(this.puts).hasValue(0);
		StepVerifier.create(stream(TextStream.request("q"), origin)).expectNext("kept a", "kept b").verifyComplete();
		this.putGate.countDown();
		await().untilAtomic(this.puts, is(1));
		StepVerifier.create(stream(TextStream.request("q"), origin)).expectNext("kept a", "kept b").verifyComplete();
		assertThat(origin.subscriptions()).isEqualTo(1);
	}

	@Test
	void releasesWhatAllHaveSeenOfAStreamThatIsTooLong() {
		TestPublisher<String> provider = TestPublisher.create();
		AtomicInteger seen = new AtomicInteger();
		stream(TextStream.request("q"), new TextStream(provider::flux)).subscribe((chunk) -> seen.incrementAndGet());
		WeakReference<String> first = next(provider);
		for (int i = 0; i < 40; i++) {
			next(provider);
		}
		await().atMost(30, TimeUnit.SECONDS).until(() -> {
			System.gc();
			return first.get() == null;
		});
		provider.complete();
		assertThat(seen).hasValue(41);
	}

	private static WeakReference<String> next(TestPublisher<String> provider) {
		String chunk = "x".repeat(1024 * 1024);
		provider.next(chunk);
		return new WeakReference<>(chunk);
	}

	@RepeatedTest(40)
	void deliversEverythingInOrderToAllWhoStay() throws InterruptedException {
		StreamRace race = new StreamRace(this.cache, 6);
		race.run();
		assertThat(race.failures()).isEmpty();
		assertThat(race.subscriptions()).isBetween(1, 6);
	}

}
