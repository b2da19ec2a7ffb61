package io.ecoai.cache;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import io.ecoai.Callers;
import io.ecoai.cache.memory.MemoryCacheStore;
import io.ecoai.cache.sqlite.SqliteCacheStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Flushing while others read and write: whoever asks after a flush has returned gets no
 * answer from before it began.
 */
@Timeout(300)
class FlushRaceTests {

	private static final int THREADS = 6;

	private static final int QUESTIONS = 3;

	private static final int MIN_FLUSHES = 10;

	private static final long RUN_NANOS = TimeUnit.MILLISECONDS.toNanos(2500);

	@TempDir
	Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "memory", "memory without near cache", "sqlite" })
	void neverServesWhatWasFlushed(String kind) throws Exception {
		CacheStore store = kind.startsWith("memory") ? new MemoryCacheStore(10_000_000)
				: new SqliteCacheStore(this.folder.resolve("cache.db"), Clock.systemUTC());
		ExecutorService threads = Executors.newFixedThreadPool(THREADS);
		try (TextCache cache = new TextCache(store, kind.contains("without") ? 0 : 1_000_000)) {
			Race race = new Race(cache);
			List<Future<Long>> workers = new ArrayList<>();
			for (int i = 0; i < THREADS; i++) {
				int seed = i;
				workers.add(threads.submit(() -> race.run(new Random(seed))));
			}
			long hits = 0;
			for (Future<Long> worker : workers) {
				hits += worker.get();
			}
			assertThat(hits).as("hits, so that the race was one").isPositive();
			assertThat(race.flushes.get()).isGreaterThan(MIN_FLUSHES);
		}
		finally {
			threads.shutdownNow();
		}
	}

	/** Answers are the numbers of a counter, which tell when they were given. */
	private static final class Race {

		private final AtomicLong time = new AtomicLong();

		private final AtomicLong flushes = new AtomicLong();

		/** Answers up to here must not be served any more. */
		private final AtomicLong flushed = new AtomicLong();

		private final TextCache cache;

		private Race(TextCache cache) {
			this.cache = cache;
		}

		private long run(Random random) {
			long hits = 0;
			long end = System.nanoTime() + RUN_NANOS;
			while (System.nanoTime() < end || this.flushes.get() <= MIN_FLUSHES) {
				if (random.nextInt(40) == 0) {
					long before = this.time.incrementAndGet();
					this.cache.cache().flush(filter(random));
					this.flushed.accumulateAndGet(before, Math::max);
					this.flushes.incrementAndGet();
					continue;
				}
				long notBefore = this.flushed.get();
				Lookup<String, String> lookup = this.cache.get("q" + random.nextInt(QUESTIONS),
						new TextOrigin(() -> Long.toString(this.time.incrementAndGet())));
				if (lookup instanceof Lookup.Hit<String, String> hit) {
					hits++;
					assertThat(Long.parseLong(hit.answer())).isGreaterThan(notBefore);
				}
			}
			return hits;
		}

		private static FlushFilter filter(Random random) {
			return switch (random.nextInt(3)) {
				case 0 -> FlushFilter.all();
				case 1 -> FlushFilter.pattern("q*");
				default -> FlushFilter.model("gpt-4o");
			};
		}

	}

	@Test
	void doesNotKeepWhatWasReadFromTheStoreBeforeAFlush() throws Exception {
		CountDownLatch read = new CountDownLatch(1);
		CountDownLatch flushed = new CountDownLatch(1);
		CacheStore slow = new StoreWrapper(new MemoryCacheStore(1_000_000)) {

			@Override
			public @Nullable CacheEntry get(CacheKey key) {
				CacheEntry entry = super.get(key);
				if (entry != null) {
					read.countDown();
					awaitQuietly(flushed);
				}
				return entry;
			}

		};
		slow.put(new CacheEntry(new CacheKey("q"), new Lifetime(Clock.systemUTC().instant(), null), null,
				new PayloadFormat().pack(TextCodecs.TEXT.encode("old")), TextCache.description("q")));
		try (TextCache cache = new TextCache(slow, 1_000_000)) {
			Callers<String> callers = new Callers<>();
			callers.start(() -> cache.ask("q", new TextOrigin(() -> "unused")));
			read.await();
			assertThat(cache.cache().flush(FlushFilter.all())).isEqualTo(1);
			flushed.countDown();
			assertThat(callers.results()).containsExactly("old");
			assertThat(cache.ask("q", new TextOrigin(() -> "new"))).isEqualTo("new");
		}
	}

	private static void awaitQuietly(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
