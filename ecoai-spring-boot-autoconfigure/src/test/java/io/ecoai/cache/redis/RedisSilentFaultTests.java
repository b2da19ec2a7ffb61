package io.ecoai.cache.redis;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

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
 * Redis accepts connections and commands and never answers.
 */
@ExtendWith(OutputCaptureExtension.class)
class RedisSilentFaultTests {

	private static final int CALLS = Integer.getInteger("faults.calls", 4000);

	@TempDir
	Path folder;

	@Test
	void aCallWaitsOnceAndThoseAfterItDoNotWait() throws Exception {
		try (RedisProcess server = RedisProcess.running();
				RedisCaller caller = new RedisCaller(PrivateRedis.at(server.url()), this.folder)) {
			await().atMost(Duration.ofSeconds(20)).until(() -> caller.ask("question"));
			for (int i = 0; i < 300; i++) {
				caller.ask("warm " + i % 20);
			}
			caller.latencies().tell("Redis answers");
			List<Double> first = new ArrayList<>();
			for (int round = 0; round < 5; round++) {
				server.freeze();
				caller.ask("question");
				Latencies.Figures met = caller.latencies().tell("the call that meets a silent Redis");
				assertThat(met.max()).isLessThan(100 + 2 * met.pause());
				first.add(met.max());
				for (int i = 0; i < CALLS / 20; i++) {
					caller.ask("question " + i % 20);
				}
				caller.latencies().tell("Redis silent, breaker open").assertPromised();
				server.thaw();
				await().atMost(Duration.ofSeconds(20)).until(() -> caller.ask("question"));
				caller.latencies();
			}
			first.sort(null);
			assertThat(first.get(2)).as("it was silent in most rounds").isGreaterThan(40);
		}
	}

	@Test
	void underLoadNoCallerWaitsLongerThanPromised(CapturedOutput output) throws Exception {
		try (RedisProcess server = RedisProcess.running();
				RedisCaller caller = new RedisCaller(PrivateRedis.at(server.url()), this.folder);
				Load load = new Load(caller)) {
			load.awaitHits(CALLS / 4);
			caller.latencies().tell("Redis answers, under load");
			server.freeze();
			load.awaitCalls(CALLS / 2);
			await().atMost(Duration.ofSeconds(20)).until(() -> caller.cache().failure() != null);
			caller.latencies().tell("Redis silent, under load").assertPromised();
			server.thaw();
			load.awaitHits(CALLS / 4);
			await().atMost(Duration.ofSeconds(20)).until(() -> caller.cache().failure() == null);
		}
		StoreLog.assertOneLineForEachChange(output);
	}

	@Test
	void aServerThatIsSilentFromTheStartDelaysNeitherStartNorCalls() throws Exception {
		// The first of a JVM loads what all need.
		new RedisCaller(PrivateRedis.at("redis://127.0.0.1:" + RedisProcess.freePort()), this.folder).close();
		try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
			long before = System.nanoTime();
			try (RedisCaller caller = new RedisCaller(PrivateRedis.at("redis://127.0.0.1:" + silent.getLocalPort()),
					this.folder)) {
				assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
				caller.ask("question");
				caller.latencies().tell("first call, Redis silent from the start");
				for (int i = 0; i < 500; i++) {
					caller.ask("question");
				}
				caller.latencies().tell("Redis silent from the start").assertPromised();
				assertThat(caller.modelCalls()).isEqualTo(501);
			}
		}
	}

}
