package io.ecoai.semantic.index;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import io.ecoai.semantic.MatchMode;
import io.ecoai.semantic.embed.Embedder;
import io.ecoai.semantic.embed.Embedding;
import io.ecoai.semantic.embed.Embedding.Charge;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is embedded too late for one call is there for the next.
 */
@Timeout(120)
class LateEmbeddingTests {

	private static final String CONTEXT = "context";

	@Test
	void keepsTheEmbeddingOfACandidateThatCameTooLate() {
		CountDownLatch late = new CountDownLatch(1);
		AtomicInteger embedded = new AtomicInteger();
		Embedder embedder = Embedder.of("slow", (text) -> {
			if (text.equals("How do I reset my password?")) {
				await(late);
				if (embedded.incrementAndGet() > 1) {
					throw new IllegalStateException("once is enough");
				}
			}
			return new float[] { 1, 0 };
		});
		try (QuestionCache cache = QuestionCache.ofPatience(embedder, MatchMode.STRICT, Duration.ofSeconds(2))) {
			cache.ask("How do I reset my password?", CONTEXT);
			assertThat(cache.find("How can I reset my password?", CONTEXT)).isNull();
			late.countDown();
			Awaitility.await()
				.until(() -> "How do I reset my password?".equals(cache.find("How can I reset my password?", CONTEXT)));
		}
	}

	@Test
	void chargesTheNextCallForWhatCameTooLate() {
		CountDownLatch late = new CountDownLatch(1);
		Charge charge = new Charge("openai", "text-embedding-3-small", 7);
		try (QuestionCache cache = QuestionCache.ofPatience(new Charging(late, charge), MatchMode.STRICT,
				Duration.ofSeconds(2))) {
			cache.ask("How do I reset my password?", CONTEXT);
			assertThat(cache.find("How can I reset my password?", CONTEXT)).isNull();
			assertThat(cache.charges()).as("the question itself").hasSize(1);
			late.countDown();
			Awaitility.await()
				.until(() -> "How do I reset my password?".equals(cache.find("How can I reset my password?", CONTEXT)));
			Awaitility.await().untilAsserted(() -> {
				cache.find("How can I reset my router?", CONTEXT);
				assertThat(cache.charges()).filteredOn((each) -> each.tokens() == 27).hasSize(1);
			});
		}
	}

	/** Lets the first question wait, which has read more than the others. */
	private record Charging(CountDownLatch late, Charge charge) implements Embedder {

		@Override
		public Embedding embed(String text) {
			boolean first = text.equals("How do I reset my password?");
			if (first) {
				await(this.late);
			}
			long tokens = this.charge.tokens() + (first ? 20 : 0);
			return new Embedding("charging", new float[] { 1, 0 },
					new Charge(this.charge.provider(), this.charge.model(), tokens));
		}

		@Override
		public String name() {
			return "charging";
		}

	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
