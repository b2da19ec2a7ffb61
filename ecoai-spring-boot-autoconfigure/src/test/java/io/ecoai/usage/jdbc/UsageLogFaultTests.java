package io.ecoai.usage.jdbc;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;

import io.ecoai.encryption.Encryption;
import io.ecoai.usage.UsageLog;
import io.ecoai.usage.UsageQuery;
import io.ecoai.usage.UsageRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@ExtendWith(OutputCaptureExtension.class)
class UsageLogFaultTests {

	private static final Duration LONG = Duration.ofSeconds(20);

	private static final long MEGABYTE = 1024 * 1024;

	private final Path path;

	private final Path spill;

	UsageLogFaultTests(@TempDir Path folder) {
		this.path = folder.resolve("usage.db");
		this.spill = folder.resolve("usage.spill");
	}

	@Test
	void recordsWaitWhileAnotherProcessHoldsTheDatabase(CapturedOutput output) throws Exception {
		try (UsageLog log = log(UsageLogOptions.defaults())) {
			log.repository().summary(null, null);
			try (Connection other = lock()) {
				publish(log, 2500);
				assertThat(log.flush(Duration.ofMillis(300))).isFalse();
				assertThat(other.isClosed()).isFalse();
			}
			assertThat(log.flush(LONG)).isTrue();
			assertThat(log.repository().summary(null, null).totalCalls()).isEqualTo(2500);
			assertThat(log.dropped()).isZero();
		}
		assertThat(output).as("a short lock is no news").doesNotContain("WARN");
	}

	@Test
	void saysOnceThatWritingFailsAndOnceThatItWorksAgain(CapturedOutput output) throws Exception {
		Files.createDirectory(this.path);
		try (UsageLog log = log(UsageLogOptions.defaults())) {
			publish(log, 10);
			assertThat(log.flush(Duration.ofSeconds(1))).isFalse();
			publish(log, 10);
			assertThat(log.queueSize()).isLessThanOrEqualTo(10);
			Files.delete(this.path);
			assertThat(log.flush(LONG)).isTrue();
			assertThat(log.repository().summary(null, null).totalCalls()).isEqualTo(20);
		}
		assertThat(output).containsOnlyOnce("WARN")
			.containsOnlyOnce("INFO")
			.contains("ecoai.usage.path", this.path.toString(), this.spill.toString())
			.doesNotContain("a secret prompt");
	}

	@Test
	void recordsSpillToAFileWhenTheQueueFillsUpAndComeBack() throws Exception {
		try (UsageLog log = log(UsageLogOptions.defaults().withBounds(1000, 64 * MEGABYTE))) {
			log.repository().summary(null, null);
			try (Connection other = lock()) {
				for (int i = 0; i < 20; i++) {
					publish(log, 500);
					await().atMost(LONG).until(() -> log.queueSize() <= 500);
				}
				assertThat(this.spill).exists();
				assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(this.spill)))
					.isEqualTo("rw-------");
				assertThat(other.isClosed()).isFalse();
			}
			assertThat(log.flush(LONG)).isTrue();
			assertThat(log.repository().summary(null, null).totalCalls()).isEqualTo(10_000);
			assertThat(log.repository().summary(Calls.NOON, Calls.NOON.plusSeconds(1)).totalCalls()).isEqualTo(10_000);
			assertThat(log.dropped()).isZero();
			assertThat(this.spill).doesNotExist();
		}
	}

	@Test
	void callsThatFindNoRoomAnywhereStillCountInTheTotals(CapturedOutput output) throws Exception {
		try (UsageLog log = log(UsageLogOptions.defaults().withBounds(100, 0))) {
			log.repository().summary(null, null);
			try (Connection other = lock()) {
				publish(log, 5000);
				assertThat(log.queueSize()).isLessThanOrEqualTo(100);
				assertThat(log.dropped()).isGreaterThan(1000);
				assertThat(other.isClosed()).isFalse();
			}
			await().atMost(LONG).until(() -> log.repository().summary(null, null).totalCalls() == 5000);
			assertThat(log.repository().history(new UsageQuery(5000, 0, null, null, null, null, null, null)))
				.hasSize((int) (5000 - log.dropped()));
		}
		assertThat(output).containsOnlyOnce("they count in the totals");
	}

	@Test
	void whatCannotBeWrittenWhenClosingIsWrittenByTheNextRun() throws Exception {
		UsageLogOptions options = UsageLogOptions.defaults().withBounds(2000, 64 * MEGABYTE);
		try (UsageLog log = log(options)) {
			log.repository().summary(null, null);
		}
		try (Connection other = lock()) {
			UsageLog log = log(options.withCloseTimeout(Duration.ofMillis(200)));
			publish(log, 10_000);
			log.close();
			assertThat(this.spill).exists();
			assertThat(other.isClosed()).isFalse();
		}
		// A crash in the middle of a line, and another one after replaying half of it.
		Files.writeString(this.spill, "{\"call\":{\"id\":0,\"times", StandardOpenOption.APPEND);
		byte[] spilled = Files.readAllBytes(this.spill);
		try (UsageLog log = log(options)) {
			await().atMost(LONG).until(() -> !Files.exists(this.spill));
			assertThat(log.repository().summary(null, null).totalCalls()).isEqualTo(10_000);
		}
		assertThat(new String(spilled, StandardCharsets.UTF_8)).as("totals of calls that found no room")
			.contains("\"call\":null");
		Files.write(this.spill, spilled);
		try (UsageLog log = log(options)) {
			await().atMost(LONG).until(() -> !Files.exists(this.spill));
			assertThat(log.repository().summary(null, null).totalCalls()).as("not twice").isEqualTo(10_000);
		}
	}

	@Test
	void spilledRecordsComeBackAsTheyWere() throws Exception {
		Files.createDirectory(this.path);
		UsageLog log = log(UsageLogOptions.defaults());
		log.onUsage(Calls.hit().cost("0.000000000001").prompt("Grüße 😀\n\"zitiert\"").event("whole"));
		log.close();
		assertThat(this.spill).exists();
		Files.delete(this.path);
		try (UsageLog next = log(UsageLogOptions.defaults())) {
			await().atMost(LONG).until(() -> !Files.exists(this.spill));
			assertThat(next.repository().history(UsageQuery.latest()))
				.usingRecursiveFieldByFieldElementComparatorIgnoringFields("id", "costUsd")
				.containsExactly(new CallRecorder(null, PromptText.readable())
					.record(Calls.hit().cost("0.000000000001").prompt("Grüße 😀\n\"zitiert\"").event("whole")));
		}
	}

	@Test
	void encryptedPromptsSpillEncryptedAndComeBack() throws Exception {
		String key = Base64.getEncoder().encodeToString(new byte[32]);
		UsageLogOptions options = UsageLogOptions.defaults()
			.withPromptText(PromptText.encrypted(Encryption.of(key, null)));
		Files.createDirectory(this.path);
		UsageLog log = log(options);
		log.onUsage(Calls.hit().prompt("a secret prompt").event("secret"));
		log.close();
		assertThat(this.spill).content().contains("\"secret\"").doesNotContain("prompt\":\"a secret");
		Files.delete(this.path);
		try (UsageLog next = log(options)) {
			await().atMost(LONG).until(() -> !Files.exists(this.spill));
			assertThat(next.repository().history(UsageQuery.latest())).extracting(UsageRecord::prompt)
				.containsExactly("a secret prompt");
		}
	}

	@Test
	void closingDoesNotTakeForEver() throws Exception {
		Files.createDirectory(this.path);
		UsageLog log = log(UsageLogOptions.defaults().withCloseTimeout(Duration.ofSeconds(60)));
		publish(log, 100);
		long begin = System.nanoTime();
		log.close();
		assertThat(Duration.ofNanos(System.nanoTime() - begin)).as("a file that is broken is not waited for")
			.isLessThan(LONG);
	}

	@Test
	void processesThatSpillAtTheSameTimeDoNotShareAFile() throws Exception {
		Files.createDirectory(this.path);
		UsageLog first = log(UsageLogOptions.defaults());
		UsageLog second = log(UsageLogOptions.defaults());
		publish(first, 10);
		publish(second, 20);
		first.close();
		second.close();
		Files.delete(this.path);
		try (UsageLog log = log(UsageLogOptions.defaults())) {
			await().atMost(LONG).until(() -> log.repository().summary(null, null).totalCalls() == 30);
		}
	}

	@Test
	void aDatabaseThatBreaksWhileItIsUsedIsReplaced(CapturedOutput output) throws Exception {
		try (UsageLog log = log(UsageLogOptions.defaults())) {
			publish(log, 3000);
			assertThat(log.flush(LONG)).isTrue();
			try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + this.path);
					Statement statement = other.createStatement()) {
				statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
				statement.execute("PRAGMA writable_schema = ON");
				statement.execute("UPDATE sqlite_schema SET rootpage = 999999 WHERE name = 'usage_daily'");
				statement.execute("PRAGMA schema_version = 1000");
			}
			publish(log, 10);
			assertThat(log.flush(LONG)).isTrue();
			assertThat(log.repository().summary(null, null).totalCalls()).isEqualTo(10);
		}
		assertThat(output).containsOnlyOnce("WARN").contains(this.path + ".corrupt-").doesNotContain("INSERT INTO");
	}

	private UsageLog log(UsageLogOptions options) {
		return JdbcUsageLog.sqlite(this.path, options, Clock.systemUTC());
	}

	private static void publish(UsageLog log, int calls) {
		for (int i = 0; i < calls; i++) {
			log.onUsage(Calls.hit().prompt("a secret prompt").event());
		}
	}

	private Connection lock() throws SQLException {
		Connection connection = DriverManager.getConnection("jdbc:sqlite:" + this.path);
		try (Statement statement = connection.createStatement()) {
			statement.execute("BEGIN EXCLUSIVE");
		}
		return connection;
	}

}
