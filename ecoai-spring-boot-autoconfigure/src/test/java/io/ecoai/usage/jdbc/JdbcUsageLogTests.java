package io.ecoai.usage.jdbc;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.ecoai.sqlite.NewerSchemaException;
import io.ecoai.usage.UsageEvent;
import io.ecoai.usage.UsageLog;
import io.ecoai.usage.UsageQuery;
import io.ecoai.usage.UsageSummary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

@ExtendWith(OutputCaptureExtension.class)
class JdbcUsageLogTests {

	private static final Duration LONG = Duration.ofSeconds(20);

	private final Path folder;

	private final Path path;

	JdbcUsageLogTests(@TempDir Path folder) {
		this.folder = folder;
		this.path = folder.resolve("made/usage.db");
	}

	@Test
	void opensNothingBeforeItIsUsed() {
		try (UsageLog log = log()) {
			assertThat(log.queueSize()).isZero();
		}
		assertThat(this.folder).isEmptyDirectory();
	}

	@Test
	void canBeReadWhenNothingWasWritten() {
		try (UsageLog log = log()) {
			assertThat(log.repository().summary(null, null)).isEqualTo(UsageSummary.empty(true));
			assertThat(log.flush(LONG)).isTrue();
		}
	}

	@Test
	void writesWithoutBeingAskedTo() {
		try (UsageLog log = log()) {
			log.onUsage(Calls.hit().event());
			await().until(() -> log.repository().summary(null, null).totalCalls() == 1);
		}
	}

	@Test
	void showsEverythingAfterAFlush() {
		try (UsageLog log = log()) {
			for (int i = 1; i <= 5; i++) {
				log.onUsage(Calls.hit().prompt("x".repeat(1000)).event());
				assertThat(log.flush(LONG)).isTrue();
				assertThat(log.repository().history(UsageQuery.latest())).hasSize(i)
					.allMatch((call) -> "x".repeat(200).equals(call.prompt()) && "shop".equals(call.application()));
			}
		}
	}

	@Test
	void countsEveryCallOfManyThreads() throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(8);
		try (UsageLog log = log()) {
			List<Callable<Void>> callers = new ArrayList<>();
			for (int i = 0; i < 8; i++) {
				callers.add(() -> {
					for (int call = 0; call < 5_000; call++) {
						log.onUsage(((call % 2 == 0) ? Calls.hit() : Calls.miss()).event());
					}
					return null;
				});
			}
			for (Future<Void> caller : threads.invokeAll(callers)) {
				caller.get();
			}
			assertThat(log.flush(LONG)).isTrue();
			UsageSummary summary = log.repository().summary(null, null);
			assertThat(summary.totalCalls()).isEqualTo(40_000);
			assertThat(summary.cacheHits()).isEqualTo(20_000);
			assertThat(summary.costSavedUsd()).isEqualTo(new BigDecimal("250"));
			assertThat(summary.costSpentUsd()).isEqualTo(new BigDecimal("250"));
			assertThat(summary.tokensSaved()).isEqualTo(4_000_000);
			assertThat(log.repository().summary(Calls.NOON, Calls.NOON.plusSeconds(1)).totalCalls()).isEqualTo(40_000);
			assertThat(log.dropped()).isZero();
		}
		finally {
			threads.shutdownNow();
		}
	}

	@Test
	void goesOnWhereTheLastRunEnded() {
		for (int run = 1; run <= 3; run++) {
			try (UsageLog log = log()) {
				for (int i = 0; i < 1500; i++) {
					log.onUsage(Calls.hit().event());
				}
			}
			try (UsageLog log = log()) {
				assertThat(log.repository().summary(null, null).totalCalls()).isEqualTo(run * 1500L);
			}
		}
		assertThat(this.folder.resolve("made/usage.spill")).doesNotExist();
	}

	@Test
	void twoLogsShareAFile() {
		try (UsageLog first = log(); UsageLog second = log()) {
			for (int i = 0; i < 3000; i++) {
				first.onUsage(Calls.hit().event());
				second.onUsage(Calls.miss().event());
			}
			assertThat(first.flush(LONG)).isTrue();
			assertThat(second.flush(LONG)).isTrue();
			assertThat(first.repository().summary(null, null)).isEqualTo(second.repository().summary(null, null))
				.matches((summary) -> summary.totalCalls() == 6000);
		}
	}

	@Test
	void anEventThatComesTwiceCountsOnce() {
		try (UsageLog log = log()) {
			log.onUsage(Calls.hit().event("same"));
			log.flush(LONG);
			log.onUsage(Calls.hit().event("same"));
			assertThat(log.flush(LONG)).isTrue();
			assertThat(log.repository().summary(null, null).totalCalls()).isEqualTo(1);
		}
	}

	@Test
	void oneEventThatCannotBeWrittenDoesNotHoldUpTheOthers(CapturedOutput output) {
		try (UsageLog log = log()) {
			log.onUsage(Calls.hit().event());
			log.onUsage(brokenEvent());
			log.onUsage(Calls.hit().event());
			assertThat(log.flush(LONG)).isTrue();
			assertThat(log.repository().summary(null, null).totalCalls()).isEqualTo(2);
			assertThat(log.dropped()).isEqualTo(1);
			assertThat(output).containsOnlyOnce("cannot be written and is left out");
		}
	}

	@SuppressWarnings("NullAway") // what a caller without null checks might pass
	private static UsageEvent brokenEvent() {
		return Calls.hit().model(null).event();
	}

	@Test
	void aLogInMemoryWorksTheSame() {
		try (UsageLog log = JdbcUsageLog.memory(UsageLogOptions.defaults(), Clock.systemUTC())) {
			for (int i = 0; i < 2500; i++) {
				log.onUsage(Calls.hit().event());
			}
			assertThat(log.flush(LONG)).isTrue();
			assertThat(log.repository().summary(null, null).totalCalls()).isEqualTo(2500);
			assertThat(log.repository().history(UsageQuery.latest(10))).hasSize(10);
		}
		assertThat(this.folder).isEmptyDirectory();
	}

	@Test
	void beginsAnewAfterAFileThatIsNoDatabase(CapturedOutput output) throws Exception {
		Files.createDirectories(this.folder.resolve("made"));
		Files.writeString(this.path, "Dear diary,\n".repeat(100));
		try (UsageLog log = log()) {
			log.onUsage(Calls.hit().event());
			assertThat(log.flush(LONG)).isTrue();
			assertThat(log.repository().summary(null, null).totalCalls()).isEqualTo(1);
		}
		assertThat(output).containsOnlyOnce("WARN").contains("usage records and totals in it are lost");
	}

	@Test
	void leavesAFileOfALaterVersionAndKeepsTheRecords(CapturedOutput output) throws Exception {
		try (UsageLog log = log()) {
			log.repository().summary(null, null);
		}
		version(99);
		try (UsageLog log = log()) {
			log.onUsage(Calls.hit().event());
			assertThat(log.flush(Duration.ofMillis(500))).isFalse();
			assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> log.repository().summary(null, null))
				.withRootCauseInstanceOf(NewerSchemaException.class);
		}
		assertThat(output).containsOnlyOnce("WARN").contains("ecoai.usage.path", "schema version 99");
		version(UsageSchema.SQLITE.version());
		try (UsageLog log = log()) {
			await().until(() -> log.repository().summary(null, null).totalCalls() == 1);
		}
	}

	private void version(int version) throws Exception {
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + this.path);
				var statement = connection.createStatement()) {
			statement.execute("PRAGMA user_version = " + version);
		}
	}

	@Test
	void beginsAnewWhenItsFileIsDeleted() throws Exception {
		try (UsageLog log = log()) {
			log.onUsage(Calls.hit().event());
			log.flush(LONG);
			for (String name : List.of("usage.db", "usage.db-wal", "usage.db-shm")) {
				Files.deleteIfExists(this.path.resolveSibling(name));
			}
			log.onUsage(Calls.hit().event());
			assertThat(log.flush(LONG)).isTrue();
			assertThat(log.repository().summary(null, null).totalCalls()).isEqualTo(1);
		}
	}

	@Test
	void deletesOldRecordsAndKeepsTheirTotals() {
		Clock clock = Clock.fixed(Calls.NOON, ZoneOffset.UTC);
		UsageLogOptions options = UsageLogOptions.defaults().withRetention(Duration.ofDays(30));
		try (UsageLog log = JdbcUsageLog.sqlite(this.path, options, clock)) {
			for (int i = 0; i < 1700; i++) {
				log.onUsage(Calls.hit().at("2026-10-01T00:00:00Z").event());
			}
			log.onUsage(Calls.hit().at("2026-10-24T12:00:00Z").event("kept"));
			await().atMost(LONG).until(() -> log.repository().history(UsageQuery.latest()).size() == 1);
			assertThat(log.repository().history(UsageQuery.latest()).get(0).eventId()).isEqualTo("kept");
			assertThat(log.repository().summary(null, null).totalCalls()).isEqualTo(1701);
			assertThat(log.repository().summary(null, Instant.parse("2026-10-02T00:00:00Z")).totalCalls())
				.isEqualTo(1700);
		}
	}

	@Test
	void whatComesAfterClosingIsCountedAsDropped() {
		UsageLog log = log();
		log.close();
		log.onUsage(Calls.hit().event());
		assertThat(log.dropped()).isEqualTo(1);
		assertThat(log.flush(LONG)).isTrue();
		log.close();
	}

	@Test
	void endsItsThread() {
		log().close();
		assertThat(Thread.getAllStackTraces().keySet())
			.noneMatch((thread) -> "ecoai-usage-log".equals(thread.getName()));
	}

	private UsageLog log() {
		return JdbcUsageLog.sqlite(this.path, UsageLogOptions.defaults().withApplication("shop"), Clock.systemUTC());
	}

}
