package io.ecoai.cache.redis;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.ecoai.redis.PrivateRedis;
import io.ecoai.redis.RedisProcess;
import io.ecoai.redis.RedisSentinelProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A Sentinel names another master.
 */
class RedisSentinelFaultTests {

	private static final Duration PATIENCE = Duration.ofSeconds(40);

	@TempDir
	Path folder;

	@Test
	void theReplicaServesTheAnswersOfAMasterThatWasKilled() {
		try (RedisSentinelProcess servers = RedisSentinelProcess.running(this.folder);
				RedisCaller caller = new RedisCaller(PrivateRedis.at(servers.url()), this.folder)) {
			await().atMost(PATIENCE).until(() -> caller.ask("question"));
			await().atMost(PATIENCE).until(() -> hasAnAnswer(servers.replica()));
			caller.latencies();
			long modelCalls = caller.modelCalls();
			servers.master().kill();
			long killed = System.nanoTime();
			await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> caller.ask("question"));
			System.out.printf(
					"measured: failover by Sentinel: hits resumed after %d ms, %d calls of the model meanwhile%n",
					TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - killed), caller.modelCalls() - modelCalls);
			caller.latencies().tell("failover by Sentinel").assertPromised();
			await().atMost(PATIENCE).until(() -> {
				caller.ask("another question");
				return caller.cache().failure() == null;
			});
		}
	}

	private static boolean hasAnAnswer(RedisProcess server) {
		try (PrivateRedis redis = PrivateRedis.at(server.url())) {
			redis.awaitConnection(PATIENCE);
			return !redis.await(redis.commands().keys("ecoai:v1:answer:*"), PATIENCE).isEmpty();
		}
	}

}
