package io.ecoai.cache.redis;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.ecoai.redis.PrivateRedis;
import io.ecoai.redis.RedisProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Redis is killed, and comes back.
 */
@ExtendWith(OutputCaptureExtension.class)
class RedisDownFaultTests {

	private static final int CALLS = Integer.getInteger("faults.calls", 4000);

	@TempDir
	Path folder;

	@Test
	void noCallerSeesThatRedisIsKilledAndHitsResumeWhenItIsBack(CapturedOutput output) throws Exception {
		try (RedisProcess server = RedisProcess.running();
				RedisCaller caller = new RedisCaller(PrivateRedis.at(server.url()), this.folder);
				Load load = new Load(caller)) {
			load.awaitHits(CALLS / 4);
			caller.latencies().tell("Redis up, under load");
			server.kill();
			load.awaitCalls(CALLS / 4);
			await().atMost(Duration.ofSeconds(20)).until(() -> caller.cache().failure() != null);
			// The first calls have found out; those who come now are not to notice.
			caller.latencies().tell("Redis killed, first calls").assertPromised();
			load.awaitCalls(CALLS / 4);
			caller.latencies().tell("Redis down, breaker open, under load").assertPromised();
			assertThat(caller.storeErrors()).isPositive();
			long back = System.nanoTime();
			server.start();
			load.awaitHits(CALLS / 4);
			System.out.printf("measured: Redis back: hits resumed after at most %d ms%n",
					TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - back));
			await().atMost(Duration.ofSeconds(20)).until(() -> caller.cache().failure() == null);
			caller.latencies().tell("Redis back, under load").assertPromised();
		}
		StoreLog.assertOneLineForEachChange(output);
	}

	@Test
	void aServerThatIsNotThereCostsACallAlmostNothing() throws Exception {
		try (RedisCaller caller = new RedisCaller(PrivateRedis.at("redis://127.0.0.1:" + RedisProcess.freePort()),
				this.folder)) {
			for (int i = 0; i < 100; i++) {
				caller.ask("question " + i % 10);
			}
			caller.latencies().tell("Redis never there, first calls");
			for (int i = 0; i < 500; i++) {
				caller.ask("question " + i % 10);
			}
			caller.latencies().tell("Redis never there").assertPromised();
			assertThat(caller.modelCalls()).isEqualTo(600);
		}
	}

}
