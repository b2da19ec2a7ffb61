package io.ecoai.usage;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.ecoai.impact.Impact;
import io.ecoai.impact.ImpactEstimator;
import io.ecoai.impact.ImpactMethod;
import io.ecoai.impact.ModelCall;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class UsagePublisherTests {

	private final Queue<String> heard = new ConcurrentLinkedQueue<>();

	private final CountDownLatch tables = new CountDownLatch(1);

	/** The first call is being told from here on, until the second latch is released. */
	private final CountDownLatch telling = new CountDownLatch(1);

	private volatile CountDownLatch told = new CountDownLatch(0);

	private final UsagePublisher publisher = new UsagePublisher(new SlowEstimator(),
			List.of((event) -> hear(event.eventId())));

	@Test
	void keepsNoCallerWaitingForTheTablesAndPublishesInOrder() {
		publish("first");
		publish("second");
		assertThat(this.publisher.flush(Duration.ofMillis(1))).isFalse();
		assertThat(this.heard).isEmpty();
		this.tables.countDown();
		assertThat(this.publisher.flush(Duration.ofSeconds(20))).isTrue();
		assertThat(this.heard).containsExactly("first", "second");
	}

	@Test
	void tellsOfNoCallBeforeThoseThatWaitedForTheTables() throws Exception {
		this.told = new CountDownLatch(1);
		publish("first");
		this.tables.countDown();
		assertThat(this.telling.await(20, TimeUnit.SECONDS)).isTrue();
		publish("second");
		assertThat(this.heard).isEmpty();
		this.told.countDown();
		assertThat(this.publisher.flush(Duration.ofSeconds(20))).isTrue();
		assertThat(this.heard).containsExactly("first", "second");
	}

	private void hear(String eventId) {
		if (eventId.equals("first")) {
			this.telling.countDown();
			try {
				assertThat(this.told.await(20, TimeUnit.SECONDS)).isTrue();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
		this.heard.add(eventId);
	}

	@Test
	void losesNoCallThatEndsJustBeforeTheApplicationDoes() throws Exception {
		publish("only");
		CompletableFuture<Void> closing = CompletableFuture.runAsync(this.publisher::close);
		this.tables.countDown();
		closing.get(20, TimeUnit.SECONDS);
		assertThat(this.heard).containsExactly("only");
	}

	@Test
	void readsNoTablesWhenItIsClosedWithoutACall() {
		this.publisher.close();
		assertThat(this.tables.getCount()).isEqualTo(1);
	}

	private void publish(String eventId) {
		Instant now = Instant.parse("2026-01-01T12:00:00Z");
		this.publisher.publish(new ModelCall("openai", "gpt-4o", null, null, now),
				(impact) -> new UsageEvent(eventId, now, Outcome.MISS, "dev", "openai", "gpt-4o", PromptType.TEXT,
						"default", null, impact, Duration.ZERO, "Who?", null, null));
	}

	/** Reads its tables when the test lets it. */
	private final class SlowEstimator implements ImpactEstimator {

		@Override
		public Impact estimate(ModelCall call) {
			return Impact.UNKNOWN;
		}

		@Override
		public ImpactMethod method() {
			try {
				assertThat(UsagePublisherTests.this.tables.await(20, TimeUnit.SECONDS)).isTrue();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			throw new IllegalStateException("no tables after all");
		}

	}

}
