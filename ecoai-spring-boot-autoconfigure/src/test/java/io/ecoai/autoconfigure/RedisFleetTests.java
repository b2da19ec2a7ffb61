package io.ecoai.autoconfigure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

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
			Awaitility.await().until(() -> other.ecoAi().cache().entries() == 0);

			one.ecoAi().updateSettings((current) -> current.withMode(Mode.PROD).withTtl(Duration.ofMinutes(3)));
			EcoAiSettings expected = new EcoAiSettings(true, Mode.PROD, Duration.ofMinutes(7));
			Awaitility.await().until(() -> other.ecoAi().settings().equals(expected));
			try (RunningApplication late = start(stub)) {
				Awaitility.await()
					.atMost(Duration.ofSeconds(10))
					.until(() -> late.ecoAi().settings().equals(one.ecoAi().settings()));
			}
		}
		assertThat(Path.of(".ecoai/settings.json")).doesNotExist();
	}

	/** In most rounds: the machine may have other things to do than to run this. */
	@Test
	void aChangeOfSettingsReachesOthersWithinASecond() {
		List<Long> millis = new ArrayList<>();
		try (ProviderStub stub = ProviderStub.start(Provider.OPENAI);
				RunningApplication one = start(stub);
				RunningApplication other = start(stub)) {
			awaitTouch(one);
			awaitTouch(other);
			for (int round = 1; round <= 9; round++) {
				Duration ttl = Duration.ofMinutes(round);
				one.ecoAi().updateSettings((current) -> current.withTtl(ttl));
				long changed = System.nanoTime();
				Awaitility.await()
					.pollInterval(Duration.ofMillis(5))
					.until(() -> other.ecoAi().settings().ttl().equals(ttl));
				millis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - changed));
			}
		}
		millis.sort(null);
		System.out.printf("measured: a change of settings has reached another instance after %s ms%n", millis);
		assertThat(millis.get(millis.size() / 2)).isLessThan(1000);
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
