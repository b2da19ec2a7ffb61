package io.ecoai.cache;

import java.time.Duration;
import java.time.Instant;

import io.ecoai.cache.memory.MemoryCacheStore;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Why a request would be a miss, or would not.
 */
class ExplanationTests {

	private static final int NEWER = 501;

	private final ManualClock clock = new ManualClock(Instant.parse("2026-11-23T12:00:00Z"));

	private final CacheStore store = new MemoryCacheStore(10_000_000);

	private final ResponseCache cache = new ResponseCache(CacheStore.failOpen(this.store, CacheListener.NONE), 0,
			CacheListener.NONE, this.clock);

	@Test
	void findsTheAnswerOfTheVeryKeyHoweverManyAreNewer() {
		this.store.put(TextCache.entry("Who?", "You", this.clock, null));
		for (int i = 0; i < NEWER; i++) {
			this.clock.advance(Duration.ofSeconds(1));
			this.store.put(TextCache.entry("Question " + i, "Answer", this.clock, null));
		}
		KeyExplanation explanation = explain("Who?");
		assertThat(explanation.nearest()).isNotNull();
		assertThat(explanation.nearest().key()).isEqualTo(explanation.key());
		assertThat(explanation.nearest().prompt()).isEqualTo("Who?");
		assertThat(explanation.nearest().differences()).isEmpty();
	}

	private KeyExplanation explain(String question) {
		return this.cache.explain(new CacheKey(question), TextCache.description(question));
	}

}
