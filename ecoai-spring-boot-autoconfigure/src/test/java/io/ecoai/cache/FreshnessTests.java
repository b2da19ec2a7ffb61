package io.ecoai.cache;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a store is told of how long an answer is of use.
 */
@Timeout(60)
class FreshnessTests {

	private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

	private static final Duration HOUR = Duration.ofHours(1);

	@Test
	void whereAnswersLiveForEverAStoreKeepsThemToBeReplayed() {
		Freshness dev = new Freshness(null, HOUR, false);
		CacheDirectives directives = ttl(HOUR);
		assertThat(dev.expiry(directives, NOW)).isNull();
		assertThat(dev.expiry(ttl(Duration.ZERO), NOW)).isNull();
		assertThat(dev.isFresh(new Lifetime(NOW, HOUR), CacheDirectives.NONE, NOW.plus(HOUR))).isFalse();
		assertThat(Freshness.RECORDING.isFresh(new Lifetime(NOW, HOUR), CacheDirectives.NONE, NOW.plus(HOUR))).isTrue();
	}

	@Test
	void whereAnswersExpireAStoreMayDropThemAfterTheLongestTime() {
		Freshness prod = new Freshness(HOUR, Duration.ofMinutes(5), false);
		assertThat(prod.expiry(CacheDirectives.NONE, NOW)).isEqualTo(NOW.plus(Duration.ofMinutes(65)));
		assertThat(prod.expiry(ttl(Duration.ofDays(1)), NOW)).isEqualTo(NOW.plus(Duration.ofMinutes(24 * 60 + 5)));
		assertThat(prod.expiry(ttl(Duration.ZERO), NOW)).isEqualTo(NOW.plus(Duration.ofMinutes(5)));
	}

	@Test
	void noAnswerIsYoungerThanNow() {
		Freshness prod = new Freshness(HOUR, Duration.ZERO, false);
		Instant behind = NOW.minusMillis(50);
		CacheDirectives none = CacheDirectives.NONE.withMaxAge(Duration.ZERO);
		assertThat(prod.isFresh(new Lifetime(NOW, null), none, behind)).isFalse();
		assertThat(prod.isFresh(new Lifetime(NOW, Duration.ZERO), CacheDirectives.NONE, behind)).isFalse();
		assertThat(prod.isFresh(new Lifetime(NOW, null), CacheDirectives.NONE, behind)).isTrue();
	}

	private static CacheDirectives ttl(Duration ttl) {
		return CacheDirectives.NONE.withTtl(ttl);
	}

}
