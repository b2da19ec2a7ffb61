package io.ecoai.autoconfigure;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import io.ecoai.cache.CacheStore;
import io.ecoai.cache.FlushFilter;
import io.ecoai.cache.ResponseCache;
import io.ecoai.redis.PrivateRedis;
import io.ecoai.redis.RedisProcess;
import io.ecoai.wire.Provider;
import io.ecoai.wire.ProviderStub;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.redis.connection.RedisConnectionFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.awaitility.Awaitility.await;

/**
 * {@code ecoai.storage=redis} as users configure it.
 */
@ExtendWith(OutputCaptureExtension.class)
class RedisStorageTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static RedisProcess server;

	@TempDir
	Path folder;

	@BeforeAll
	static void startServer() {
		server = RedisProcess.running("--requirepass", "secret");
	}

	@AfterAll
	static void stopServer() {
		server.close();
	}

	@Test
	void sharesAnswersBetweenInstances(CapturedOutput output) {
		try (ProviderStub stub = ProviderStub.start(Provider.OPENAI);
				RunningApplication one = application(stub).withVariable("ECOAI_REDIS_URL", url()).start();
				RunningApplication two = application(stub).with("ecoai.redis.url=" + url()).start()) {
			await().atMost(PATIENCE).until(() -> one.bean(PrivateRedis.class).isConnected());
			await().atMost(PATIENCE).until(() -> two.bean(PrivateRedis.class).isConnected());
			assertThat(one.ask("Who are you?")).isEqualTo("miss");
			await().atMost(PATIENCE).until(() -> one.ecoAi().cache().entries() == 1);
			assertThat(two.ask("Who are you?")).isEqualTo("hit");
			assertThat(stub.requestCount()).isEqualTo(1);
			assertThat(one.context().getBeansOfType(RedisConnectionFactory.class)).isEmpty();
			assertThat(one.ecoAi().flush(FlushFilter.model("gpt-4o"))).isEqualTo(1);
			assertThat(Files.exists(RunningApplication.cache(this.folder))).isFalse();
			assertThat(output).contains("answers are kept in redis").doesNotContain("secret");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "lettuce", "jedis" })
	void usesTheConnectionOfTheApplication(String client) {
		ApplicationContextRunner runner = runner().withPropertyValues("spring.data.redis.host=127.0.0.1",
				"spring.data.redis.port=" + server.port(), "spring.data.redis.password=secret");
		if (client.equals("lettuce")) {
			runner = runner.withConfiguration(AutoConfigurations.of(DataRedisAutoConfiguration.class));
		}
		else {
			// Jedis is not there, so what remains is what Boot knows.
			runner = runner.withBean(DescribedConnection.class, server.port());
		}
		runner.run((context) -> {
			assertThat(context).hasNotFailed();
			PrivateRedis redis = context.getBean(PrivateRedis.class);
			assertThat(redis.awaitConnection(PATIENCE)).isTrue();
			assertThat(redis.await(redis.commands().ping(), PATIENCE)).isEqualTo("PONG");
			assertThat(context.getBean(CacheStore.class).storage()).isEqualTo("redis");
		});
	}

	@Test
	void namesTheStarterIfTheClassesAreAbsent() {
		for (String absent : new String[] { "io.lettuce", "org.springframework.data.redis",
				"org.springframework.boot.data.redis" }) {
			runner().withClassLoader(new FilteredClassLoader(absent))
				.run((context) -> assertThat(context.getStartupFailure()).rootCause()
					.isInstanceOf(InvalidConfigurationException.class)
					.hasMessageContaining("ecoai.storage=redis")
					.hasMessageContaining("org.springframework.boot:spring-boot-starter-data-redis"));
		}
	}

	@Test
	void namesTheRemedyIfThereIsNoConnection() {
		runner().run((context) -> assertThat(context.getStartupFailure()).rootCause()
			.isInstanceOf(InvalidConfigurationException.class)
			.hasMessageContaining("ecoai.redis.url")
			.hasMessageContaining("spring.data.redis"));
	}

	@Test
	void namesAWrongAddressWithoutItsPassword(CapturedOutput output) {
		assertThatException().isThrownBy(() -> RunningApplication.in(this.folder)
			.with("ecoai.storage=redis", "ecoai.redis.url=http://:secret@localhost")
			.start()
			.close());
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("Property: ecoai.redis.url")
			.contains("Reason: it is not a URL of Redis")
			.contains("redis://host:6379")
			.doesNotContain("secret");
	}

	@Test
	void anUnreachableServerDelaysNoStartAndShowsInTheHealth() throws Exception {
		try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
				ProviderStub stub = ProviderStub.start(Provider.OPENAI);
				RunningApplication application = application(stub)
					.with("ecoai.near-cache.max-size=0", "ecoai.redis.url=redis://127.0.0.1:" + silent.getLocalPort())
					.start()) {
			assertThat(application.ask("Who are you?")).isEqualTo("miss");
			await().atMost(PATIENCE).until(() -> {
				application.ask("Who are you?");
				return application.bean(ResponseCache.class).failure() != null;
			});
		}
	}

	@Test
	void aServerThatRefusesUsFailsOpen() {
		try (ProviderStub stub = ProviderStub.start(Provider.OPENAI);
				RunningApplication application = application(stub)
					.with("ecoai.near-cache.max-size=0", "ecoai.redis.url=" + server.url())
					.start()) {
			for (int i = 0; i < 5; i++) {
				assertThat(application.ask("Who are you?")).isEqualTo("miss");
			}
			assertThat(stub.requestCount()).isEqualTo(5);
		}
	}

	private RunningApplication.Builder application(ProviderStub stub) {
		return RunningApplication.in(this.folder).provider(stub).with("ecoai.storage=redis");
	}

	private ApplicationContextRunner runner() {
		return new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(EcoAiAutoConfiguration.class))
			.withPropertyValues("ecoai.storage=redis", "ecoai.usage.path=" + RunningApplication.usage(this.folder),
					"ecoai.settings-path=" + RunningApplication.settings(this.folder));
	}

	private static String url() {
		return "redis://:secret@127.0.0.1:" + server.port();
	}

}
