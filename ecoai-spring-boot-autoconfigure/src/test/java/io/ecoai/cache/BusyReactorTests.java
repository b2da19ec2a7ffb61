package io.ecoai.cache;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import io.ecoai.cache.memory.MemoryCacheStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Streams while others block all threads of Reactor that may be blocked, as the streams
 * of some providers do.
 */
@Timeout(60)
class BusyReactorTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private final TextCache cache = new TextCache(new MemoryCacheStore(1_000_000), 0);

	private final CountDownLatch release = new CountDownLatch(1);

	private final List<Disposable> blockers = new ArrayList<>();

	@BeforeEach
	void keepAnAnswer() {
		stream("kept", Flux.just("a", "b")).blockLast(LIMIT);
	}

	@AfterEach
	void release() {
		this.release.countDown();
		this.blockers.forEach(Disposable::dispose);
		this.cache.close();
	}

	private void blockReactor() {
		CountDownLatch begun = new CountDownLatch(Schedulers.DEFAULT_BOUNDED_ELASTIC_SIZE);
		for (int i = 0; i < Schedulers.DEFAULT_BOUNDED_ELASTIC_SIZE; i++) {
			this.blockers.add(Schedulers.boundedElastic().schedule(() -> {
				begun.countDown();
				try {
					this.release.await();
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
				}
			}));
		}
		await().atMost(LIMIT).until(() -> begun.getCount() == 0);
	}

	private Flux<String> stream(String question, Flux<String> origin) {
		return this.cache.cache().stream(TextStream.request(question), new TextStream(origin)).map(TextStream::told);
	}

	@Test
	void areReplayedToSubscribersWhoMustNotBlock() {
		blockReactor();
		assertThat(stream("kept", Flux.error(new AssertionError())).subscribeOn(Schedulers.parallel())
			.collectList()
			.block(LIMIT)).containsExactly("kept a", "kept b");
	}

	@Test
	void areDeliveredToThoseWhoFollow() {
		blockReactor();
		Sinks.Many<String> sink = Sinks.many().unicast().onBackpressureBuffer();
		List<String> followed = new java.util.concurrent.CopyOnWriteArrayList<>();
		stream("new", sink.asFlux()).subscribe();
		stream("new", Flux.error(new AssertionError())).subscribe(followed::add);
		sink.tryEmitNext("a");
		await().atMost(LIMIT).until(() -> followed.equals(List.of("kept a")));
		sink.tryEmitComplete();
	}

	@Test
	void doNotBlockTheThreadsOfOthersThemselves() {
		CountDownLatch held = new CountDownLatch(1);
		try {
			for (int i = 0; i < Schedulers.DEFAULT_BOUNDED_ELASTIC_SIZE; i++) {
				Flux<String> blocking = Flux.defer(() -> {
					try {
						held.await();
					}
					catch (InterruptedException ex) {
						Thread.currentThread().interrupt();
					}
					return Flux.just("late");
				});
				this.blockers.add(stream("slow " + i, blocking).subscribeOn(Schedulers.parallel()).subscribe());
			}
			assertThat(stream("kept", Flux.error(new AssertionError())).subscribeOn(Schedulers.parallel())
				.collectList()
				.block(LIMIT)).containsExactly("kept a", "kept b");
		}
		finally {
			held.countDown();
		}
	}

	@Test
	void goOnAfterTheCacheIsClosed() {
		this.cache.close();
		assertThat(stream("after", Flux.just("a")).subscribeOn(Schedulers.parallel()).collectList().block(LIMIT))
			.containsExactly("given a");
	}

}
