package io.ecoai.usage.jdbc;

import java.math.BigDecimal;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.zaxxer.hikari.HikariDataSource;
import io.ecoai.usage.UsageLog;
import io.ecoai.usage.UsageQuery;
import io.ecoai.usage.UsageRecord;
import io.ecoai.usage.UsageReport.Group;
import io.ecoai.usage.UsageRepository;
import io.ecoai.usage.UsageSummary;
import io.ecoai.wire.DatabaseServers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** A log on a server that others use as well. */
@ParameterizedClass
@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SQLITE")
@ExtendWith(DatabaseServers.class)
class SharedUsageDatabaseTests {

	private static final Duration LONG = Duration.ofSeconds(60);

	private final HikariDataSource pool = new HikariDataSource();

	private final SharedUsageDatabase database;

	private final UsageRepository repository;

	SharedUsageDatabaseTests(Database kind, DatabaseServers.Running servers) {
		this.pool.setJdbcUrl(kind.url(servers));
		this.pool.setMaximumPoolSize(4);
		this.database = Database.shared(this.pool);
		this.repository = new JdbcUsageRepository(this.database, new UsageBatches(this.database));
	}

	@AfterEach
	void close() {
		this.pool.close();
	}

	@Test
	void totalsOfManyWritersAreTheSum() throws Exception {
		int writers = 4;
		var threads = Executors.newFixedThreadPool(writers);
		CountDownLatch ready = new CountDownLatch(writers);
		List<Future<?>> running = new ArrayList<>();
		for (int writer = 0; writer < writers; writer++) {
			int number = writer;
			running.add(threads.submit(() -> {
				UsageBatches batches = new UsageBatches(Database.shared(this.pool));
				ready.countDown();
				ready.await();
				for (int batch = 0; batch < 10; batch++) {
					List<UsageRecord> calls = new ArrayList<>();
					for (int i = 0; i < 50; i++) {
						// Two of the writers have the same calls.
						calls.add(Calls.hit()
							.model("m" + (i * 7 + number) % 5)
							.record(number / 2 + "-" + batch + "-" + i));
					}
					batches.save(calls, List.of());
				}
				return null;
			}));
		}
		for (Future<?> writer : running) {
			writer.get();
		}
		threads.shutdown();
		UsageSummary summary = this.repository.summary(null, null);
		assertThat(summary.totalCalls()).isEqualTo(1000);
		assertThat(summary.costSavedUsd()).isEqualTo(new BigDecimal("12.5"));
		assertThat(this.repository.summary(Calls.NOON, Calls.NOON.plusSeconds(1))).isEqualTo(summary);
	}

	@Test
	void aBatchWhoseCommitWasInDoubtCountsOnce() {
		UsageBatches batches = new UsageBatches(this.database);
		List<UsageRecord> calls = List.of(Calls.hit().record("a"), Calls.hit().record("b"));
		List<NamedTotals> more = List.of(
				NamedTotals.of(Map.of(TotalsKey.of(calls.get(0)), CallTotals.of(calls.get(0)))),
				NamedTotals.of(Map.of(TotalsKey.of(calls.get(0)), CallTotals.of(calls.get(0)))));
		batches.save(calls, more);
		batches.save(calls, more);
		batches.save(List.of(), more);
		assertThat(this.repository.summary(null, null).totalCalls()).isEqualTo(4);
		batches.save(List.of(Calls.hit().record("c")), more);
		assertThat(this.repository.summary(null, null).totalCalls()).isEqualTo(5);
		batches.save(List.of(),
				more.stream()
					.map((totals) -> NamedTotals.of(Map.of(totals.sums().get(0).key(), totals.sums().get(0).totals()))
						.unless("c"))
					.toList());
		assertThat(this.repository.summary(null, null).totalCalls()).as("they were counted with their records")
			.isEqualTo(5);
	}

	@Test
	void forgetsTheNamesOfTotalsAfterAWhile() {
		UsageRecord call = Calls.hit().record("a");
		List<NamedTotals> totals = List.of(NamedTotals.of(Map.of(TotalsKey.of(call), CallTotals.of(call))));
		new UsageBatches(this.database, Clock.fixed(Calls.NOON, ZoneOffset.UTC)).save(List.of(), totals);
		assertThat(this.database.claimMaintenance(Calls.NOON, Calls.NOON)).isTrue();
		JdbcTemplate jdbc = new JdbcTemplate(this.pool);
		String names = "SELECT COUNT(*) FROM usage_task";
		new UsageBatches(this.database, Clock.fixed(Calls.NOON.plus(Duration.ofDays(80)), ZoneOffset.UTC))
			.forgetNames();
		assertThat(jdbc.queryForObject(names, Integer.class)).isEqualTo(2);
		new UsageBatches(this.database, Clock.fixed(Calls.NOON.plus(Duration.ofDays(100)), ZoneOffset.UTC))
			.forgetNames();
		assertThat(jdbc.queryForObject("SELECT name FROM usage_task", String.class)).isEqualTo("retention");
	}

	@Test
	void keepsWhateverTextComes() {
		String model = "a very long name / ".repeat(100);
		UsageRecord strange = Calls.hit()
			.model(model)
			.prompt("Grüße 😀 \u0000 \"quoted\" \\ 'x' \uD83D " + "漢".repeat(5000))
			.record("é'--");
		this.repository.saveAll(List.of(strange));
		UsageRecord kept = this.repository.history(new UsageQuery(5, 0, model, null, null, null, null, null)).get(0);
		assertThat(kept.prompt()).startsWith("Grüße 😀 \uFFFD \"quoted\" \\ 'x' ? 漢").hasSizeGreaterThan(5000);
		assertThat(kept.model()).hasSize(200);
		assertThat(this.repository.history(UsageQuery.latest().inNamespace("a\u0000b"))).isEmpty();
		assertThat(this.repository.report(null, null).byModel()).extracting(Group::name).containsExactly(kept.model());
	}

	@Test
	void tellsNamesApartThatACollationWouldNot() {
		this.repository.saveAll(List.of(Calls.hit().model("gpt").record(), Calls.hit().model("GPT").record(),
				Calls.hit().model("gpt ").record(), Calls.hit().model("gpté").record(),
				Calls.hit().model("gpte").record()));
		assertThat(this.repository.report(null, null).byModel()).extracting(Group::name)
			.containsExactlyInAnyOrder("gpt", "GPT", "gpt ", "gpté", "gpte");
		assertThat(this.repository.history(new UsageQuery(9, 0, "gpt", null, null, null, null, null))).hasSize(1);
	}

	@Test
	void staysOutOfTheCallersTransactionAndLeavesConnectionsAsTheyWere() throws Exception {
		JdbcTemplate theirs = new JdbcTemplate(this.pool);
		this.repository.saveAll(List.of(Calls.hit().record("before")));
		new TransactionTemplate(new DataSourceTransactionManager(this.pool)).executeWithoutResult((status) -> {
			theirs.update("UPDATE usage_task SET until_micros = until_micros");
			this.repository.saveAll(List.of(Calls.hit().record("within")));
			assertThat(this.repository.summary(null, null).totalCalls()).isEqualTo(2);
			status.setRollbackOnly();
		});
		assertThat(this.repository.summary(null, null).totalCalls()).isEqualTo(2);
		assertThat(this.pool.getHikariPoolMXBean().getActiveConnections()).isZero();
		try (Connection connection = this.pool.getConnection()) {
			assertThat(connection.getAutoCommit()).isTrue();
		}
	}

	@Test
	void oneOfAllDeletesOldRecords() {
		var now = Calls.NOON;
		SharedUsageDatabase other = Database.shared(this.pool);
		assertThat(this.database.claimMaintenance(now, now.plusSeconds(60))).isTrue();
		assertThat(other.claimMaintenance(now.plusSeconds(1), now.plusSeconds(61))).isFalse();
		assertThat(other.claimMaintenance(now.plusSeconds(60), now.plusSeconds(120))).isTrue();
		this.repository.saveAll(List.of(Calls.hit().at("2026-01-01T00:00:00Z").record(), Calls.hit().record("kept")));
		UsageBatches batches = new UsageBatches(this.database);
		assertThat(batches.deleteBefore(now, 500)).isEqualTo(1);
		assertThat(this.repository.history(UsageQuery.latest())).extracting(UsageRecord::eventId)
			.containsExactly("kept");
		assertThat(this.repository.summary(null, null).totalCalls()).isEqualTo(2);
	}

	@Test
	void aLogOverAPoolOfOneConnectionWritesBehind() {
		this.pool.setMaximumPoolSize(1);
		UsageLogOptions options = UsageLogOptions.defaults().withApplication("shop");
		try (UsageLog log = JdbcUsageLog.shared(this.database, options, Clock.systemUTC())) {
			for (int i = 0; i < 2500; i++) {
				log.onUsage(Calls.hit().event());
			}
			assertThat(log.flush(LONG)).isTrue();
			assertThat(log.repository().summary(null, null).totalCalls()).isEqualTo(2500);
			assertThat(log.repository().history(UsageQuery.latest(1)).get(0).application()).isEqualTo("shop");
		}
	}

}
