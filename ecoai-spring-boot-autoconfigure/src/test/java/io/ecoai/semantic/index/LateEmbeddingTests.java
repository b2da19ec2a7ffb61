package io.ecoai.semantic.index;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import io.ecoai.semantic.MatchMode;
import io.ecoai.semantic.embed.Embedder;
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

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
