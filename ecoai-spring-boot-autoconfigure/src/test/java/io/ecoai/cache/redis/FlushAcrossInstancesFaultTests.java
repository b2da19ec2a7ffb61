package io.ecoai.cache.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import io.ecoai.cache.FlushFilter;
import io.ecoai.redis.RedisProcess;
import io.lettuce.core.KillArgs;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Three instances under load, of which one flushes: after a second no other one serves
 * what was flushed.
 */
@Timeout(300)
class FlushAcrossInstancesFaultTests {

	private static final int CALLS = Integer.getInteger("faults.calls", 4000);

	private static final int QUESTIONS = 20;

	private static final int THREADS = 4;

	/** Answers are the numbers of a counter, which tell when they were given. */
	private final AtomicLong time = new AtomicLong();

	/** Each flush: the number before which it has begun, and when it had returned. */
	private final List<long[]> flushes = Collections.synchronizedList(new ArrayList<>());

	private final AtomicLong latest = new AtomicLong();

	private final AtomicLong hits = new AtomicLong();

	private final AtomicLong asked = new AtomicLong();

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void noOtherInstanceServesAFlushedAnswerAfterASecond(boolean subscriptionsAreLost) throws Exception {
		ExecutorService threads = Executors.newCachedThreadPool();
		String prefix = UUID.randomUUID() + ":";
		try (RedisProcess redis = RedisProcess.running();
				Instance one = new Instance(redis.url(), prefix);
				Instance second = new Instance(redis.url(), prefix);
				Instance third = new Instance(redis.url(), prefix)) {
			List<Future<?>> callers = new ArrayList<>();
			for (int i = 0; i < THREADS; i++) {
				Instance instance = (i % 2 == 0) ? second : third;
				Random random = new Random(i);
				callers.add(threads.submit(() -> call(instance, random)));
			}
			Awaitility.await().atMost(Duration.ofMinutes(4)).pollInterval(Duration.ofMillis(150)).until(() -> {
				if (subscriptionsAreLost) {
					one.redis()
						.await(one.redis().commands().clientKill(KillArgs.Builder.typePubsub()), Instance.PATIENCE);
				}
				flush(one);
				return callers.stream().allMatch(Future::isDone);
			});
			for (Future<?> caller : callers) {
				caller.get();
			}
		}
		finally {
			threads.shutdownNow();
		}
		System.out.printf("%d calls, %d hits, %d flushes%s: a flushed answer was last served %d ms after its flush%n",
				this.asked.get(), this.hits.get(), this.flushes.size(),
				subscriptionsAreLost ? ", subscriptions lost at each" : "",
				TimeUnit.NANOSECONDS.toMillis(this.latest.get()));
		assertThat(this.hits.get()).as("hits, so that there was a race").isPositive();
		assertThat(this.flushes.size()).isGreaterThan(5);
		assertThat(Duration.ofNanos(this.latest.get())).isLessThan(Duration.ofSeconds(1));
	}

	private void flush(Instance instance) {
		long before = this.time.incrementAndGet();
		instance.cache().flush((before % 2 == 0) ? FlushFilter.all() : FlushFilter.model("gpt-4o"));
		this.flushes.add(new long[] { before, System.nanoTime() });
	}

	private void call(Instance instance, Random random) {
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(3);
		for (int i = 0; i < CALLS / THREADS || System.nanoTime() < end; i++) {
			long start = System.nanoTime();
			String told = instance.ask("q" + random.nextInt(QUESTIONS),
					() -> Long.toString(this.time.incrementAndGet()));
			this.asked.incrementAndGet();
			if (told.endsWith(" hit")) {
				this.hits.incrementAndGet();
				check(Long.parseLong(told.substring(0, told.length() - " hit".length())), start);
			}
		}
	}

	/** A call that began before a flush had returned may be given either answer. */
	private void check(long answer, long start) {
		synchronized (this.flushes) {
			for (int i = this.flushes.size() - 1; i >= 0 && this.flushes.get(i)[0] > answer; i--) {
				long after = start - this.flushes.get(i)[1];
				if (after > 0) {
					this.latest.accumulateAndGet(after, Math::max);
				}
			}
		}
	}

}
