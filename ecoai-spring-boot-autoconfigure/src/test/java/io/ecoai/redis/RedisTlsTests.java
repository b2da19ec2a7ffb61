package io.ecoai.redis;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.SslOptions;
import io.lettuce.core.cluster.SlotHash;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server that speaks TLS, with a certificate that nobody knows unless he is told.
 */
@Timeout(120)
class RedisTlsTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static final byte[] KEY = "key".getBytes(UTF_8);

	@TempDir
	static Path folder;

	private static TlsFiles files;

	private static RedisProcess server;

	private static int port;

	@BeforeAll
	static void startServer() throws Exception {
		files = TlsFiles.in(folder);
		port = RedisProcess.freePort();
		server = RedisProcess.running(files.options(port));
	}

	@AfterAll
	static void stopServer() {
		server.close();
	}

	@Test
	void trustsNobodyWhomJavaDoesNotTrust() {
		try (PrivateRedis redis = PrivateRedis.at("rediss://127.0.0.1:" + port)) {
			assertThat(redis.awaitConnection(PATIENCE)).isFalse();
		}
	}

	@Test
	void speaksTlsToAnAddressWhoseCertificateJavaTrusts() throws Exception {
		trusting(() -> {
			for (String host : new String[] { "127.0.0.1", "localhost" }) {
				try (PrivateRedis redis = PrivateRedis.at("rediss://" + host + ":" + port)) {
					assertWorks(redis);
				}
			}
		});
	}

	@Test
	void speaksTlsToEveryNodeOfACluster() throws Exception {
		int tlsPort = RedisProcess.freePort();
		String[] options = Stream
			.concat(Stream.of(files.options(tlsPort)), Stream.of("--cluster-enabled", "yes", "--tls-cluster", "yes"))
			.toArray(String[]::new);
		try (RedisProcess node = RedisProcess.on(RedisClusterProcess.freePortForANode(), options)) {
			RedisClient client = RedisClient.create(node.url());
			client.connect().sync().clusterAddSlots(IntStream.range(0, SlotHash.SLOT_COUNT).toArray());
			Awaitility.await().until(() -> client.connect().sync().clusterInfo().contains("cluster_state:ok"));
			client.shutdown();
			trusting(() -> {
				String address = "127.0.0.1:" + tlsPort;
				try (PrivateRedis redis = PrivateRedis.at("rediss://" + address + "," + address)) {
					assertWorks(redis);
				}
			});
		}
	}

	@Test
	void speaksTlsAsTheApplicationDoes() throws Exception {
		SslOptions ssl = SslOptions.builder().jdkSslProvider().trustManager(files.certificate().toFile()).build();
		LettuceConnectionFactory application = new LettuceConnectionFactory(
				new RedisStandaloneConfiguration("localhost", port),
				LettuceClientConfiguration.builder()
					.clientOptions(ClientOptions.builder().sslOptions(ssl).build())
					.useSsl()
					.build());
		application.afterPropertiesSet();
		try (PrivateRedis redis = PrivateRedis.like(application)) {
			assertWorks(redis);
		}
		application.destroy();
	}

	private static void assertWorks(PrivateRedis redis) throws InterruptedException {
		assertThat(redis.awaitConnection(PATIENCE)).isTrue();
		assertThat(redis.await(redis.commands().set(KEY, KEY), PATIENCE)).isEqualTo("OK");
		CountDownLatch heard = new CountDownLatch(1);
		CountDownLatch subscribed = new CountDownLatch(1);
		redis.listen("channel", new ChannelListener() {

			@Override
			public void onMessage(byte[] message) {
				heard.countDown();
			}

			@Override
			public void onSubscribed() {
				subscribed.countDown();
			}

		});
		assertThat(subscribed.await(20, TimeUnit.SECONDS)).isTrue();
		redis.await(redis.commands().publish("channel".getBytes(UTF_8), KEY), PATIENCE);
		assertThat(heard.await(20, TimeUnit.SECONDS)).isTrue();
	}

	/** Java reads its trust store anew for each client. */
	private static void trusting(ThrowingTask task) throws Exception {
		System.setProperty("javax.net.ssl.trustStore", files.store().toString());
		System.setProperty("javax.net.ssl.trustStorePassword", TlsFiles.PASSWORD);
		try {
			task.run();
		}
		finally {
			System.clearProperty("javax.net.ssl.trustStore");
			System.clearProperty("javax.net.ssl.trustStorePassword");
		}
	}

	private interface ThrowingTask {

		void run() throws Exception;

	}

}
