package io.ecoai.autoconfigure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;

import io.ecoai.cache.FlushFilter;
import io.ecoai.redis.RedisProcess;
import io.ecoai.redis.messages.Messages;
import io.ecoai.settings.EcoAiSettings;
import io.ecoai.settings.Mode;
import io.ecoai.wire.Provider;
import io.ecoai.wire.ProviderStub;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two applications on one Redis.
 */
@Timeout(120)
class RedisFleetTests {

	private static RedisProcess server;

	private final String prefix = UUID.randomUUID() + ":";

	@BeforeAll
	static void startServer() {
		server = RedisProcess.running();
	}

	@AfterAll
	static void stopServer() {
		server.close();
	}

	@Test
	void shareAnswersFlushesAndSettings() {
		try (ProviderStub stub = ProviderStub.start(Provider.OPENAI);
				RunningApplication one = start(stub);
				RunningApplication other = start(stub, "ecoai.ttl=7m")) {
			awaitTouch(one);
			awaitTouch(other);
			assertThat(one.ask("Hello?")).isEqualTo("miss");
			Awaitility.await().until(() -> other.ask("Hello?").equals("hit"));

			one.ecoAi().flush(FlushFilter.all());
			Awaitility.await().atMost(Duration.ofSeconds(1)).until(() -> other.ecoAi().cache().entries() == 0);

			one.ecoAi().updateSettings((current) -> current.withMode(Mode.PROD).withTtl(Duration.ofMinutes(3)));
			EcoAiSettings expected = new EcoAiSettings(true, Mode.PROD, Duration.ofMinutes(7));
			Awaitility.await().atMost(Duration.ofSeconds(1)).until(() -> other.ecoAi().settings().equals(expected));
			try (RunningApplication late = start(stub)) {
				Awaitility.await()
					.atMost(Duration.ofSeconds(10))
					.until(() -> late.ecoAi().settings().equals(one.ecoAi().settings()));
			}
		}
		assertThat(Path.of(".ecoai/settings.json")).doesNotExist();
	}

	private RunningApplication start(ProviderStub stub, String... properties) {
		return RunningApplication.withDefaultPaths()
			.provider(stub)
			.with("ecoai.storage=redis", "ecoai.redis.url=" + server.url(), "ecoai.redis.key-prefix=" + this.prefix,
					"ecoai.usage.enabled=false")
			.with(properties)
			.start();
	}

	private static void awaitTouch(RunningApplication application) {
		Awaitility.await().until(application.bean(Messages.class)::inTouch);
	}

}
