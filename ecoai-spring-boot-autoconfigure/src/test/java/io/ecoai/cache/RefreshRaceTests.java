package io.ecoai.cache;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import io.ecoai.Callers;
import io.ecoai.cache.memory.MemoryCacheStore;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Refreshing while others read and write: whoever asks after a refresh has returned gets
 * no answer from before it began.
 */
@Timeout(120)
class RefreshRaceTests {

	private static final int THREADS = 6;

	private static final int ROUNDS = 15_000;

	private static final CacheDirectives NO_CACHE = CacheDirectives.NONE.withNoCache();

	private static final CacheDirectives NOTHING_KEPT = CacheDirectives.NONE.withMaxAge(Duration.ZERO);

	/** Answers are the numbers of a counter, which tell when they were given. */
	private final AtomicLong time = new AtomicLong();

	/** Answers up to here must not be served any more. */
	private final AtomicLong refreshed = new AtomicLong();

	private final AtomicInteger hits = new AtomicInteger();

	@ParameterizedTest
	@ValueSource(longs = { 0, 1_000_000 })
	void neverServesWhatWasRefreshed(long nearCacheBytes) {
		try (TextCache cache = new TextCache(new MemoryCacheStore(1_000_000), nearCacheBytes)) {
			Callers<Boolean> callers = new Callers<>();
			CountDownLatch start = new CountDownLatch(1);
			for (int i = 0; i < THREADS; i++) {
				Random random = new Random(i);
				callers.start(() -> {
					start.await();
					for (int j = 0; j < ROUNDS; j++) {
						ask(cache, random);
					}
					return true;
				});
			}
			start.countDown();
			callers.results();
			assertThat(this.hits).as("the race was one").hasPositiveValue();
		}
	}

	private void ask(TextCache cache, Random random) {
		long notBefore = this.refreshed.get();
		long before = this.time.incrementAndGet();
		boolean refresh = random.nextInt(8) == 0;
		CacheDirectives directives = refresh ? NO_CACHE
				: (random.nextInt(8) == 0) ? NOTHING_KEPT : CacheDirectives.NONE;
		CacheRequest<String> plain = TextCache.request("q");
		Lookup<String, String> lookup = cache.cache()
			.get(new CacheRequest<>(plain.key(), plain.freshness(), directives, plain.codec(), null,
					plain.description()), new TextOrigin(() -> {
						String answer = Long.toString(this.time.incrementAndGet());
						if (random.nextBoolean()) {
							Thread.yield();
						}
						return answer;
					}));
		if (lookup instanceof Lookup.Hit<String, String> hit) {
			this.hits.incrementAndGet();
			assertThat(Long.parseLong(hit.answer())).isGreaterThan(notBefore);
		}
		else if (refresh) {
			this.refreshed.accumulateAndGet(before, Math::max);
		}
	}

}
