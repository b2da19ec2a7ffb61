package io.ecoai.benchmarks;

import java.time.Duration;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.StatefulRedisConnection;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DistantServer}.
 */
class DistantServerTests {

	private static final Duration DELAY = Duration.ofMillis(50);

	@Test
	void answersArriveLaterAndInTheirOrder() throws Exception {
		try (LocalRedis redis = new LocalRedis(); DistantServer distant = new DistantServer(redis.port(), DELAY)) {
			RedisClient client = RedisClient.create("redis://127.0.0.1:" + distant.port());
			try (StatefulRedisConnection<String, String> connection = client.connect()) {
				long start = System.nanoTime();
				RedisFuture<Long> first = connection.async().incr("number");
				RedisFuture<Long> second = connection.async().incr("number");
				assertThat(second.get()).isEqualTo(2);
				assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(DELAY);
				assertThat(first.get()).isOne();
			}
			finally {
				client.shutdown();
			}
		}
	}

}
