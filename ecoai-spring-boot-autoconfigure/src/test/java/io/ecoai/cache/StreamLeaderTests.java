package io.ecoai.cache;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;

import io.ecoai.Callers;
import io.ecoai.cache.memory.MemoryCacheStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A stream is led by the caller whose origin is asked.
 */
@Timeout(120)
class StreamLeaderTests {

	private static final int ROUNDS = 300;

	private static final StreamRoles<String, String> ROLES = new StreamRoles<>() {

		@Override
		public String toLeader(String element) {
			return "given " + element;
		}

		@Override
		public String toFollower(String element) {
			return "shared " + element;
		}

	};

	@Test
	void isNotWhoeverComesFirst() {
		CountDownLatch landed = new CountDownLatch(1);
		SharedStream<String> stream = new SharedStream<>(Flux.just("a"), String::length,
				(elements) -> landed.countDown(), new StreamThreads());
		Queue<String> follower = new ConcurrentLinkedQueue<>();
		Queue<String> leader = new ConcurrentLinkedQueue<>();
		assertThat(stream.join(collector(follower), false, ROLES)).isTrue();
		assertThat(landed.getCount()).as("not run before its leader is there").isEqualTo(1);
		assertThat(stream.join(collector(leader), true, ROLES)).isTrue();
		await().until(() -> !follower.isEmpty());
		assertThat(leader).containsExactly("given a");
		assertThat(follower).containsExactly("shared a");
	}

	@Test
	void isTheOneWhoIsGivenItsChunks() {
		try (TextCache cache = new TextCache(new MemoryCacheStore(1_000_000), 0)) {
			for (int round = 0; round < ROUNDS; round++) {
				String question = "q" + round;
				CyclicBarrier start = new CyclicBarrier(2);
				Callers<Boolean> callers = new Callers<>();
				for (int caller = 0; caller < 2; caller++) {
					callers.start(() -> {
						TextStream origin = new TextStream(Flux.just("a"));
						start.await();
						List<String> told = cache.cache()
							.stream(TextStream.request(question), origin)
							.map(TextStream::told)
							.collectList()
							.block(Duration.ofSeconds(30));
						return told.equals(List.of("given a")) == (origin.subscriptions() == 1);
					});
				}
				assertThat(callers.results()).containsOnly(true);
			}
		}
	}

	private static BaseSubscriber<String> collector(Queue<String> elements) {
		return new BaseSubscriber<>() {

			@Override
			protected void hookOnNext(String element) {
				elements.add(element);
			}

		};
	}

}
