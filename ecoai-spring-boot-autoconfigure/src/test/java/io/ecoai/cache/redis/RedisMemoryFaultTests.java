package io.ecoai.cache.redis;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

import io.ecoai.cache.FlushFilter;
import io.ecoai.redis.PrivateRedis;
import io.ecoai.redis.RedisProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Redis has no memory left.
 */
class RedisMemoryFaultTests {

	private static final int ANSWER_LENGTH = 20_000;

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	@TempDir
	Path folder;

	@Test
	void aFullServerStillServesWhatItHasAndTakesAnswersAgainAfterAFlush() {
		try (RedisProcess server = RedisProcess.running("--maxmemory", "6mb", "--maxmemory-policy", "noeviction");
				PrivateRedis redis = PrivateRedis.at(server.url());
				RedisCaller caller = new RedisCaller(redis, this.folder, PATIENCE, ANSWER_LENGTH)) {
			for (int i = 0; i < 600; i++) {
				caller.ask("question " + i);
			}
			assertThat(caller.modelCalls()).isEqualTo(600);
			await().atMost(PATIENCE).until(() -> caller.storeErrors() > 0);
			System.out.printf("measured: Redis full: %d answers kept, %d errors counted%n", answers(redis).size(),
					caller.storeErrors());
			assertThat(caller.ask("question 0")).as("it can still be read").isTrue();
			assertThat(caller.cache().flush(FlushFilter.model("gpt-4o"))).isPositive();
			assertThat(answers(redis)).isEmpty();
			await().atMost(PATIENCE).until(() -> caller.ask("after the flush"));
			await().atMost(PATIENCE).until(() -> caller.cache().failure() == null);
		}
	}

	/** A claim needs memory for the lease, a hit needs none. */
	@Test
	void whoCannotClaimALeaseOfAFullServerStillHasHits() {
		try (RedisProcess server = RedisProcess.running("--maxmemory", "6mb", "--maxmemory-policy", "noeviction");
				Instance instance = new Instance(server.url(), "ecoai:", 0, PATIENCE)) {
			assertThat(instance.ask("kept", () -> "answer")).isEqualTo("answer miss");
			await().atMost(PATIENCE).until(() -> "answer".equals(instance.find("kept")));
			Random random = new Random(1);
			for (int i = 0; instance.errors() == 0 && i < 2000; i++) {
				byte[] noise = new byte[15_000];
				random.nextBytes(noise);
				instance.ask("question " + i, () -> HexFormat.of().formatHex(noise));
			}
			assertThat(instance.errors()).as("it is full").isPositive();
			for (int i = 0; i < 100; i++) {
				assertThat(instance.ask("another " + i, () -> "a".repeat(1000))).endsWith(" miss");
				assertThat(instance.ask("kept", () -> "asked again")).as("in round %d", i).isEqualTo("answer hit");
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "allkeys-lru", "allkeys-random" })
	void aFlushIsCompleteAlthoughTheServerEvictsIndexes(String policy) {
		try (RedisProcess server = RedisProcess.running("--maxmemory", "6mb", "--maxmemory-policy", policy);
				PrivateRedis redis = PrivateRedis.at(server.url());
				RedisCaller caller = new RedisCaller(redis, this.folder, PATIENCE, ANSWER_LENGTH)) {
			for (int i = 0; i < 600; i++) {
				caller.ask("question " + i);
			}
			assertThat(redis.await(redis.commands().info("stats"), PATIENCE)).doesNotContain("evicted_keys:0\r");
			redis.await(redis.commands().unlink("ecoai:v1:index:{all}".getBytes(UTF_8)), PATIENCE);
			long kept = answers(redis).size();
			// To read them takes memory, so that more are evicted meanwhile.
			assertThat(caller.cache().flush(FlushFilter.pattern("question*"))).isBetween(1L, kept);
			assertThat(answers(redis)).isEmpty();
			assertThat(caller.ask("question 599")).isFalse();
		}
	}

	private static List<byte[]> answers(PrivateRedis redis) {
		List<byte[]> names = redis.await(redis.commands().keys("ecoai:v1:answer:*"), PATIENCE);
		return (names != null) ? names : List.of();
	}

}
