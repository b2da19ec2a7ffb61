package io.ecoai.semantic.embed;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import io.ecoai.ManualClock;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An embedder that hangs or fails costs a call little, and after a while nothing.
 */
@Timeout(60)
class BoundedEmbedderTests {

	/** What a busy machine may take beside what is waited for. */
	private static final Duration TOLERANCE = Duration.ofMillis(500);

	private final ManualClock clock = new ManualClock();

	private final AtomicInteger asked = new AtomicInteger();

	private final CountDownLatch never = new CountDownLatch(1);

	private volatile TextEmbedder behaviour = (text) -> new float[] { 1, 2 };

	private final BoundedEmbedder embedder = new BoundedEmbedder(Embedder.of("test", this::embed), this.clock);

	@AfterEach
	void stop() {
		this.never.countDown();
		this.embedder.close();
	}

	@Test
	void embeds() {
		Awaitility.await().until(() -> this.embedder.embed("text", new Patience(BoundedCalls.PATIENCE)) != null);
		assertThat(this.embedder.obstacle()).isNull();
		assertThat(this.embedder.name()).isEqualTo("test");
	}

	@Test
	void waitsNoLongerThanThePatienceOfACall() {
		this.behaviour = this::hang;
		Patience patience = new Patience(BoundedCalls.PATIENCE);
		long start = System.nanoTime();
		assertThat(this.embedder.embed("one", patience)).isNull();
		assertThat(this.embedder.embed("two", patience)).isNull();
		assertThat(this.embedder.embed("three", patience)).isNull();
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(BoundedCalls.PATIENCE,
				BoundedCalls.PATIENCE.plus(TOLERANCE));
		assertThat(this.asked).as("nothing is left of the patience").hasValue(1);
	}

	@Test
	void leavesAnEmbedderAloneThatHangs() {
		this.behaviour = this::hang;
		for (String text : List.of("one", "two", "three")) {
			assertThat(this.embedder.embed(text, new Patience(BoundedCalls.PATIENCE))).isNull();
		}
		int before = this.asked.get();
		assertThat(this.embedder.embed("four", new Patience(BoundedCalls.PATIENCE))).isNull();
		assertThat(this.asked).hasValue(before);
		assertThat(this.embedder.obstacle()).contains("100 ms");
	}

	@Test
	void asksAgainAfterAWhile() {
		this.behaviour = (text) -> {
			throw new IllegalStateException("no");
		};
		Awaitility.await().until(() -> {
			this.embedder.embed("text", new Patience(BoundedCalls.PATIENCE));
			return this.embedder.obstacle() != null;
		});
		this.behaviour = (text) -> new float[] { 1, 2 };
		assertThat(this.embedder.embed("text", new Patience(BoundedCalls.PATIENCE))).isNull();
		Awaitility.await().until(() -> {
			this.clock.advance(Duration.ofMinutes(2));
			return this.embedder.embed("text", new Patience(BoundedCalls.PATIENCE)) != null;
		});
		assertThat(this.embedder.obstacle()).isNull();
	}

	@Test
	void saysNothingOfTheText() {
		this.behaviour = (text) -> {
			throw new IllegalStateException("cannot embed", new IllegalArgumentException(
					"\"" + text.toUpperCase(Locale.ROOT).substring(0, 20) + "…\" is too long"));
		};
		awaitObstacle("How do I reset my password?");
		assertThat(this.embedder.obstacle()).isEqualTo("java.lang.IllegalArgumentException");
	}

	@Test
	void saysOfAFailureTheFirstLineAlone() {
		this.behaviour = (text) -> {
			throw new IllegalStateException("cannot embed",
					new IllegalArgumentException("ERROR: null value\n  Detail: Failing row contains (" + text + ")."));
		};
		awaitObstacle("How do I reset my password?");
		assertThat(this.embedder.obstacle()).isEqualTo("java.lang.IllegalArgumentException: ERROR: null value");
	}

	@Test
	void doesNotCountACallThatWasGivenTheRestOfThePatience() {
		this.behaviour = this::hang;
		for (int i = 0; i < 5; i++) {
			Patience patience = new Patience(BoundedCalls.PATIENCE);
			patience.lose(BoundedCalls.PATIENCE.dividedBy(2).toNanos());
			assertThat(this.embedder.embed("text", patience)).isNull();
		}
		assertThat(this.embedder.obstacle()).isNull();
		Awaitility.await()
			.untilAsserted(() -> assertThat(this.asked).as("nothing keeps it from being asked").hasValue(5));
	}

	@Test
	void asksWhileMuchIsToBeDoneLater() {
		try (BoundedCalls calls = new BoundedCalls("It", "calls", this.clock)) {
			for (int i = 0; i < 1_000; i++) {
				calls.later(() -> hang("later"));
			}
			Awaitility.await()
				.until(() -> calls.call(() -> "answer", "text", new Patience(BoundedCalls.PATIENCE), (late) -> {
				}) != null);
			assertThat(calls.obstacle()).isNull();
		}
	}

	private void awaitObstacle(String text) {
		Awaitility.await().until(() -> {
			this.embedder.embed(text, new Patience(BoundedCalls.PATIENCE));
			return this.embedder.obstacle() != null;
		});
	}

	@Test
	void takesNothingForAnEmbeddingThatIsNone() {
		this.behaviour = (text) -> new float[0];
		assertThat(this.embedder.embed("text", new Patience(BoundedCalls.PATIENCE))).isNull();
	}

	private float[] embed(String text) {
		this.asked.incrementAndGet();
		return this.behaviour.embed(text);
	}

	private float[] hang(String text) {
		try {
			this.never.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return new float[] { 1 };
	}

}
