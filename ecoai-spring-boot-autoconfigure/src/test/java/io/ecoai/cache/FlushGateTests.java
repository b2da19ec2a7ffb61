package io.ecoai.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

import io.ecoai.Callers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What may be kept while and after something is flushed.
 */
@Timeout(120)
class FlushGateTests {

	private static final FlushFilter A = FlushFilter.tag("a");

	private final FlushGate gate = new FlushGate(List::of);

	private boolean keeps(long ticket, String tag) {
		AtomicBoolean kept = new AtomicBoolean();
		keep(ticket, tag, () -> kept.set(true));
		return kept.get();
	}

	private void keep(long ticket, String tag, Runnable keeping) {
		this.gate.keep(ticket, new CacheKey("q"),
				new EntryDescription("openai", "gpt-4o", "default", "q", List.of(), Set.of(tag)), keeping);
	}

	private void flush(FlushFilter filter) {
		this.gate.flush(filter, () -> true);
	}

	@Test
	void keepsNothingThatAFlushMatchesWhichHasEndedSince() {
		long before = this.gate.ticket();
		assertThat(keeps(before, "a")).isTrue();
		flush(A);
		assertThat(keeps(before, "a")).isFalse();
		assertThat(keeps(before, "b")).isTrue();
		assertThat(keeps(this.gate.ticket(), "a")).isTrue();
	}

	@Test
	void keepsNothingThatAFlushMatchesWhichIsUnderWay() {
		long[] during = new long[1];
		this.gate.flush(A, () -> {
			during[0] = this.gate.ticket();
			assertThat(keeps(during[0], "a")).isFalse();
			assertThat(keeps(during[0], "b")).isTrue();
			flush(FlushFilter.tag("c"));
			assertThat(keeps(this.gate.ticket(), "a")).isFalse();
			return true;
		});
		assertThat(keeps(during[0], "a")).isFalse();
		assertThat(keeps(this.gate.ticket(), "a")).isTrue();
	}

	@Test
	void keepsNothingOfWhichItIsNotKnownAnyMoreWhetherAFlushMatchesIt() {
		long before = this.gate.ticket();
		for (int i = 0; i < FlushGate.MAX_PAST; i++) {
			flush(A);
		}
		assertThat(keeps(before, "b")).isTrue();
		flush(A);
		assertThat(keeps(before, "b")).isFalse();
		assertThat(keeps(before + 1, "b")).isTrue();
		assertThat(keeps(before + 1, "a")).isFalse();
	}

	@Test
	void keepsWhatIsOnItsWayWhileThousandsOfOtherAnswersAreReplaced() {
		long before = this.gate.ticket();
		flush(FlushFilter.key(new CacheKey("other")));
		for (int i = 0; i < 6000; i++) {
			flush(FlushFilter.key(new CacheKey("key" + i)));
		}
		assertThat(keeps(before, "a")).isTrue();
		flush(FlushFilter.key(new CacheKey("q").ofStream()));
		assertThat(keeps(before, "a")).as("itself").isFalse();
		assertThat(keeps(this.gate.ticket(), "a")).isTrue();
		flush(FlushFilter.key(new CacheKey("q")).and(A));
		assertThat(keeps(before + 6002, "b")).isTrue();
		assertThat(keeps(before + 6002, "a")).as("by two conditions").isFalse();
	}

	@Test
	void keepsNothingOfWhichItIsNotKnownAnyMoreWhetherItWasReplaced() {
		long before = this.gate.ticket();
		for (int i = 0; i < PastKeys.MAX_KEYS; i++) {
			flush(FlushFilter.key(new CacheKey("key" + i)));
		}
		assertThat(keeps(before, "a")).isTrue();
		flush(FlushFilter.key(new CacheKey("another")));
		assertThat(keeps(before, "a")).isFalse();
		assertThat(keeps(before + 1, "a")).isTrue();
	}

	@Test
	void aKeyIsFlushedByTheNameThatItHasInTheStoreToo() {
		FlushGate sealing = new FlushGate((key) -> List.of(new CacheKey("sealed-" + key.value())));
		long before = sealing.ticket();
		sealing.flush(FlushFilter.key(new CacheKey("sealed-q")), () -> true);
		AtomicBoolean kept = new AtomicBoolean();
		sealing.keep(before, new CacheKey("q").ofStream(),
				new EntryDescription("openai", "gpt-4o", "default", "q", List.of(), Set.of()), () -> kept.set(true));
		assertThat(kept).isFalse();
	}

	@Test
	void waitsForWhatIsJustBeingKeptAndForNothingElse() throws Exception {
		CountDownLatch keeping = new CountDownLatch(2);
		CountDownLatch release = new CountDownLatch(1);
		AtomicBoolean flushed = new AtomicBoolean();
		Callers<Boolean> callers = new Callers<>();
		for (String tag : List.of("a", "b")) {
			callers.start(() -> {
				keep(this.gate.ticket(), tag, () -> {
					keeping.countDown();
					awaitQuietly(release);
				});
				return true;
			});
		}
		keeping.await();
		flush(FlushFilter.tag("c"));
		Thread flusher = callers.start(() -> this.gate.flush(A, () -> {
			flushed.set(true);
			return true;
		}));
		await().until(() -> flusher.getState() == Thread.State.WAITING);
		assertThat(flushed).isFalse();
		assertThat(keeps(this.gate.ticket(), "a")).as("does not wait").isFalse();
		assertThat(keeps(this.gate.ticket(), "b")).as("does not wait").isTrue();
		release.countDown();
		callers.results();
		assertThat(flushed).isTrue();
	}

	/** What is there after a flush was asked for after the flush began. */
	@Test
	void leavesNothingFromBeforeAFlushWhoeverIsQuicker() {
		AtomicLong time = new AtomicLong();
		AtomicLongArray kept = new AtomicLongArray(2);
		AtomicInteger keeps = new AtomicInteger();
		Callers<Boolean> callers = new Callers<>();
		CountDownLatch start = new CountDownLatch(1);
		List<String> failures = new ArrayList<>();
		for (int i = 0; i < 6; i++) {
			Random random = new Random(i);
			boolean flushes = i < 2;
			callers.start(() -> {
				start.await();
				for (int j = 0; j < 20_000; j++) {
					int slot = random.nextInt(2);
					if (flushes) {
						long before = time.incrementAndGet();
						this.gate.flush(FlushFilter.tag("tag" + slot), () -> kept.getAndSet(slot, 0));
						long after = kept.get(slot);
						if (after != 0 && after < before) {
							synchronized (failures) {
								failures.add("%d was kept after the flush of %d".formatted(after, before));
							}
						}
					}
					else {
						long ticket = this.gate.ticket();
						long asked = time.incrementAndGet();
						keep(ticket, "tag" + slot, () -> {
							kept.set(slot, asked);
							keeps.incrementAndGet();
						});
					}
				}
				return true;
			});
		}
		start.countDown();
		callers.results();
		assertThat(failures).isEmpty();
		assertThat(keeps).as("the race was one").hasPositiveValue();
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
