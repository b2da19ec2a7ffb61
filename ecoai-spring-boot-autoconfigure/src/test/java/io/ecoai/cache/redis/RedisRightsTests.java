package io.ecoai.cache.redis;

import java.util.UUID;

import io.ecoai.cache.CacheKey;
import io.ecoai.cache.FlushFilter;
import io.ecoai.cache.PeersNotToldException;
import io.ecoai.redis.RedisProcess;
import io.lettuce.core.AclSetuserArgs;
import io.lettuce.core.RedisClient;
import io.lettuce.core.protocol.CommandType;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Flushes by a user of Redis who may not do everything.
 */
@Timeout(60)
@ExtendWith(OutputCaptureExtension.class)
class RedisRightsTests {

	private static RedisProcess server;

	private final String prefix = UUID.randomUUID() + ":";

	private Instance other;

	@BeforeAll
	static void startServer() {
		server = RedisProcess.running();
	}

	@AfterAll
	static void stopServer() {
		server.close();
	}

	@BeforeEach
	void startInstance() {
		this.other = new Instance(server.url(), this.prefix);
		this.other.ask("q", () -> "answer");
		Awaitility.await().until(() -> this.other.store().get(new CacheKey("q")) != null);
	}

	@AfterEach
	void stopInstance() {
		this.other.close();
	}

	@Test
	void whoMayNotAskWhetherKeysAreEvictedFlushesAll() {
		try (Instance restricted = restricted(CommandType.INFO)) {
			restricted.awaitTouch();
			assertThat(restricted.cache().flush(FlushFilter.model("gpt-4o"))).isEqualTo(1);
			Awaitility.await().until(() -> this.other.find("q") == null);
		}
	}

	@Test
	void whoMayNotLookThroughTheServerEitherIsToldWhatToGrant() {
		try (Instance restricted = restricted(CommandType.INFO, CommandType.SCAN)) {
			restricted.awaitTouch();
			assertThatExceptionOfType(RuntimeException.class)
				.isThrownBy(() -> restricted.cache().flush(FlushFilter.model("gpt-4o")))
				.withMessageContaining("+info")
				.withMessageContaining("1 answer");
			Awaitility.await().until(() -> this.other.find("q") == null);
		}
	}

	@Test
	void whoMayNotTellOthersLearnsThatTheAnswersAreGone() {
		assertThat(this.other.find("q")).isEqualTo("answer");
		try (Instance restricted = restricted(CommandType.PUBLISH)) {
			assertThatExceptionOfType(PeersNotToldException.class)
				.isThrownBy(() -> restricted.cache().flush(FlushFilter.model("gpt-4o")))
				.withMessageStartingWith("1 answer")
				.withMessageContaining("NOPERM")
				.satisfies((told) -> assertThat(told.removed()).isEqualTo(1));
			assertThat(this.other.store().get(new CacheKey("q"))).isNull();
			assertThat(restricted.ask("q", () -> "its own")).isEqualTo("its own miss");
			Awaitility.await().until(() -> restricted.ask("q", () -> "another").equals("its own hit"));
		}
	}

	@Test
	void whoMayNotHearOthersIsToldOnceWhatToGrant(CapturedOutput output) {
		try (Instance restricted = restricted(CommandType.PUBLISH, CommandType.SUBSCRIBE)) {
			Awaitility.await().until(() -> output.getAll().contains("Redis refuses messages"));
			assertThat(restricted.ask("q", () -> "another")).as("served from Redis").isEqualTo("answer hit");
			assertThat(output.getAll()).containsOnlyOnce("Redis refuses messages")
				.contains("+subscribe", "&" + this.prefix + "v1:messages*");
		}
	}

	@Test
	void whatHasFailedFirstIsWhatIsTold() {
		try (Instance restricted = restricted(CommandType.PUBLISH, CommandType.ZSCAN)) {
			assertThatExceptionOfType(RuntimeException.class)
				.isThrownBy(() -> restricted.cache().flush(FlushFilter.model("gpt-4o")))
				.withMessageContaining("zscan")
				.satisfies((told) -> assertThat(told.getSuppressed()).hasSize(1));
		}
	}

	private Instance restricted(CommandType... forbidden) {
		RedisClient client = RedisClient.create(server.url());
		try {
			AclSetuserArgs rights = AclSetuserArgs.Builder.reset()
				.on()
				.addPassword("secret")
				.allKeys()
				.allChannels()
				.allCommands();
			for (CommandType command : forbidden) {
				rights.removeCommand(command);
			}
			client.connect().sync().aclSetuser("restricted", rights);
		}
		finally {
			client.shutdown();
		}
		return Instance.untouched(server.url().replace("redis://", "redis://restricted:secret@"), this.prefix);
	}

}
