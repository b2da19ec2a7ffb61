package io.ecoai.redis;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

class PrivateRedisTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static final byte[] KEY = "key".getBytes(UTF_8);

	@Test
	void connectsToAnAddress() {
		try (RedisProcess server = RedisProcess.running(); PrivateRedis redis = PrivateRedis.at(server.url() + "/3")) {
			assertThat(redis.awaitConnection(PATIENCE)).isTrue();
			assertThat(redis.await(redis.commands().set(KEY, KEY), PATIENCE)).isEqualTo("OK");
			assertThat(redis.await(redis.commands().get(KEY), PATIENCE)).isEqualTo(KEY);
			assertThat(redis.await(redis.commands().get("other".getBytes(UTF_8)), PATIENCE)).isNull();
			assertThat(redis.await(redis.masters(), PATIENCE)).hasSize(1);
		}
	}

	@Test
	void connectsToWhereTheApplicationIsConnectedTo() {
		try (RedisProcess server = RedisProcess.running("--requirepass", "secret")) {
			RedisStandaloneConfiguration configuration = new RedisStandaloneConfiguration("127.0.0.1", server.port());
			configuration.setPassword("secret");
			configuration.setDatabase(2);
			LettuceConnectionFactory application = new LettuceConnectionFactory(configuration);
			application.afterPropertiesSet();
			application.start();
			try (PrivateRedis redis = PrivateRedis.like(application)) {
				assertThat(redis.awaitConnection(PATIENCE)).isTrue();
				redis.await(redis.commands().set(KEY, KEY), PATIENCE);
				assertThat(application.getConnection().stringCommands().get(KEY)).isEqualTo(KEY);
			}
			assertThat(application.getConnection().ping()).as("it is left alone").isEqualTo("PONG");
			application.destroy();
		}
	}

	@Test
	void failsAtOnceWhileThereIsNoServer() {
		try (PrivateRedis redis = PrivateRedis.at("redis://127.0.0.1:" + RedisProcess.freePort())) {
			assertThat(redis.awaitConnection(PATIENCE)).isFalse();
			assertThatExceptionOfType(RedisConnectionException.class).isThrownBy(redis::commands);
		}
	}

	@Test
	void waitsNoLongerThanItIsTold() {
		try (RedisProcess server = RedisProcess.running(); PrivateRedis redis = PrivateRedis.at(server.url())) {
			assertThat(redis.awaitConnection(PATIENCE)).isTrue();
			server.freeze();
			assertThatExceptionOfType(RedisCommandTimeoutException.class)
				.isThrownBy(() -> redis.await(redis.commands().get(KEY), Duration.ofMillis(20)));
			assertThatExceptionOfType(RedisException.class).as("whether somebody waits or not")
				.isThrownBy(() -> redis.await(redis.commands().get(KEY), PATIENCE));
			server.thaw();
		}
	}

	@Test
	void anInterruptedCallerStaysInterrupted() {
		try (RedisProcess server = RedisProcess.running(); PrivateRedis redis = PrivateRedis.at(server.url())) {
			assertThat(redis.awaitConnection(PATIENCE)).isTrue();
			server.freeze();
			Thread.currentThread().interrupt();
			assertThatExceptionOfType(RedisException.class)
				.isThrownBy(() -> redis.await(redis.commands().get(KEY), PATIENCE));
			assertThat(Thread.interrupted()).isTrue();
			server.thaw();
		}
	}

	@Test
	void connectsAgainToAServerThatWasRestarted() {
		try (RedisProcess server = RedisProcess.running(); PrivateRedis redis = PrivateRedis.at(server.url())) {
			assertThat(redis.awaitConnection(PATIENCE)).isTrue();
			server.kill();
			server.start();
			await().atMost(PATIENCE)
				.ignoreExceptions()
				.until(() -> "OK".equals(redis.await(redis.commands().set(KEY, KEY), PATIENCE)));
		}
	}

	@Test
	void hearsWhatIsPublishedAlsoAfterALoss() {
		List<String> heard = new CopyOnWriteArrayList<>();
		ChannelListener listener = new ChannelListener() {

			@Override
			public void onMessage(byte[] message) {
				heard.add(new String(message, UTF_8));
			}

			@Override
			public void onSubscribed() {
				heard.add("subscribed");
			}

			@Override
			public void onLost() {
				heard.add("lost");
			}

		};
		try (RedisProcess server = RedisProcess.running(); PrivateRedis redis = PrivateRedis.at(server.url())) {
			redis.listen("first", listener);
			redis.listen("second", listener);
			await().atMost(PATIENCE).until(() -> heard.stream().filter("subscribed"::equals).count() >= 2);
			redis.await(redis.commands().publish("first".getBytes(UTF_8), "one".getBytes(UTF_8)), PATIENCE);
			redis.await(redis.commands().publish("second".getBytes(UTF_8), "two".getBytes(UTF_8)), PATIENCE);
			redis.await(redis.commands().publish("third".getBytes(UTF_8), "three".getBytes(UTF_8)), PATIENCE);
			await().atMost(PATIENCE).until(() -> heard.contains("one") && heard.contains("two"));
			assertThat(heard).doesNotContain("three");
			heard.clear();
			server.kill();
			await().atMost(PATIENCE).until(() -> heard.contains("lost"));
			server.start();
			await().atMost(PATIENCE).until(() -> heard.stream().filter("subscribed"::equals).count() >= 2);
			assertThat(heard.lastIndexOf("lost")).isLessThan(heard.lastIndexOf("subscribed"));
			await().atMost(PATIENCE)
				.ignoreExceptions()
				.until(() -> redis.await(redis.commands().publish("first".getBytes(UTF_8), "four".getBytes(UTF_8)),
						PATIENCE) == 1);
			await().atMost(PATIENCE).until(() -> heard.contains("four"));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "localhost:6379", "http://:secret@localhost", "redis://", "redis://:secret@",
			"redis-sentinel://:secret@localhost:26379", "redis://:secret@host:port", "redis://:sec ret@host",
			"redis://a,http://:secret@b", "redis://:secret@h1:x,h2:6379", "rediss://user:secret@" })
	void refusesAnAddressWithoutTellingItsPassword(String url) {
		assertThatExceptionOfType(InvalidRedisUrlException.class).isThrownBy(() -> PrivateRedis.at(url).close())
			.withNoCause()
			.satisfies((refusal) -> assertThat(refusal.getMessage()).isNotBlank().doesNotContain("secret"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "redis://localhost", "rediss://user:secret@localhost:6380/2",
			"redis://:secret@h1:7000,h2:7001", "redis://h1:7000,redis://h2", "rediss://h1,h2",
			"redis-sentinel://:secret@h1:26379,h2:26379#master", "redis-sentinel://h1?sentinelMasterId=master" })
	void takesAddressesOfAllKinds(String url) {
		PrivateRedis.at(url).close();
	}

}
