package io.ecoai.cache;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import io.ecoai.ManualClock;
import io.ecoai.cache.KeyExplanation.Verdict;
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

	@Test
	void tellsWhetherAnAnswerWouldBeServed() {
		assertThat(explain("Who?").verdict()).isEqualTo(Verdict.MISS);
		assertThat(explain("Who?").kept()).isNull();
		keep();
		Instant createdAt = this.clock.instant();
		assertThat(explain("Who?").verdict()).isEqualTo(Verdict.HIT);
		assertThat(explain("Who?").kept()).extracting("createdAt", "expiresAt", "fresh")
			.containsExactly(createdAt, null, true);
		assertThat(explain("When?").verdict()).isEqualTo(Verdict.MISS);
	}

	@Test
	void tellsThatAnAnswerIsTooOld() {
		keep();
		Instant createdAt = this.clock.instant();
		Freshness hour = new Freshness(Duration.ofHours(1), Duration.ZERO, false);
		this.clock.advance(Duration.ofMinutes(59));
		assertThat(explain(hour, CacheDirectives.NONE, TextCodecs.TEXT).verdict()).isEqualTo(Verdict.HIT);
		this.clock.advance(Duration.ofMinutes(1));
		assertThat(explain(hour, CacheDirectives.NONE, TextCodecs.TEXT).verdict()).isEqualTo(Verdict.EXPIRED);
		assertThat(explain(hour, CacheDirectives.NONE, TextCodecs.TEXT).kept())
			.extracting("createdAt", "expiresAt", "fresh")
			.containsExactly(createdAt, createdAt.plus(Duration.ofHours(1)), false);
		assertThat(this.cache.inspection().explain(new CacheKey("Who?"), (model) -> hour).verdict())
			.isEqualTo(Verdict.EXPIRED);
		assertThat(explain(Freshness.RECORDING, CacheDirectives.NONE, TextCodecs.TEXT).verdict())
			.isEqualTo(Verdict.HIT);
	}

	@Test
	void tellsThatTheCallerDoesNotAcceptAnAnswer() {
		keep();
		CacheDirectives tagged = CacheDirectives.NONE.withTags(Set.of("t"));
		CacheDirectives noCache = CacheDirectives.NONE.withNoCache();
		CacheDirectives young = CacheDirectives.NONE.withMaxAge(Duration.ZERO);
		assertThat(explain(Freshness.UNLIMITED, tagged, TextCodecs.TEXT).verdict()).isEqualTo(Verdict.REFUSED);
		assertThat(explain(Freshness.UNLIMITED, noCache, TextCodecs.TEXT).verdict()).isEqualTo(Verdict.REFUSED);
		assertThat(explain(Freshness.UNLIMITED, young, TextCodecs.TEXT).verdict()).isEqualTo(Verdict.EXPIRED);
	}

	@Test
	void tellsThatAnAnswerCannotBeRead() {
		keep();
		AnswerCodec<String> another = new AnswerCodec<>() {

			@Override
			public byte[] encode(String answer) {
				return TextCodecs.TEXT.encode(answer);
			}

			@Override
			public String decode(byte[] bytes) {
				throw new IllegalStateException("another format");
			}

		};
		KeyExplanation explanation = explain(Freshness.UNLIMITED, CacheDirectives.NONE, another);
		assertThat(explanation.verdict()).isEqualTo(Verdict.UNREADABLE);
		assertThat(explanation.kept()).isNotNull();
	}

	private void keep() {
		this.cache.get(TextCache.request("Who?"), new TextOrigin(() -> "You"));
	}

	private KeyExplanation explain(Freshness freshness, CacheDirectives directives, AnswerCodec<String> codec) {
		return this.cache.inspection()
			.explain(new CacheRequest<>(new CacheKey("Who?"), freshness, directives, codec, null,
					() -> TextCache.description("Who?")));
	}

	private KeyExplanation explain(String question) {
		return this.cache.inspection().explain(TextCache.request(question));
	}

}
