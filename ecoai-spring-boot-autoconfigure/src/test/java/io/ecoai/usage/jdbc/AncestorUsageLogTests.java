package io.ecoai.usage.jdbc;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import io.ecoai.usage.Outcome;
import io.ecoai.usage.UsageLog;
import io.ecoai.usage.UsageQuery;
import io.ecoai.usage.UsageRecord;
import io.ecoai.usage.UsageSummary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

/**
 * The file of the Python or npm SDK.
 */
class AncestorUsageLogTests {

	private static final Clock CLOCK = Clock.fixed(Calls.NOON, ZoneOffset.UTC);

	private static final Duration LONG = Duration.ofSeconds(20);

	private final Path path;

	AncestorUsageLogTests(@TempDir Path folder) throws SQLException {
		this.path = folder.resolve("usage.db");
		ancestor("""
				CREATE TABLE usage_log (id INTEGER PRIMARY KEY AUTOINCREMENT, timestamp TEXT NOT NULL,
					provider TEXT NOT NULL, model TEXT NOT NULL, cache_hit INTEGER NOT NULL,
					tokens_saved INTEGER NOT NULL DEFAULT 0, latency_ms INTEGER NOT NULL DEFAULT 0,
					cost_saved_usd REAL NOT NULL DEFAULT 0, co2_saved_g REAL NOT NULL DEFAULT 0,
					semantic_hit INTEGER NOT NULL DEFAULT 0, prompt TEXT NOT NULL DEFAULT '',
					prompt_type TEXT NOT NULL DEFAULT 'text');
				CREATE TABLE theirs (a TEXT);
				INSERT INTO theirs VALUES ('kept');
				""");
		row("2025-06-01T12:34:56.789012", 1, 1, 0.1);
		row("2025-06-01T12:34:57+00:00", 1, 0, 0.2);
		row("2025-06-01T12:34:58.5Z", 0, 0, 0);
		row("2025-06-02 01:02:03", 1, 0, 0.000125);
	}

	@Test
	void itsRowsCountAndStay() {
		try (UsageLog log = log()) {
			UsageSummary summary = log.repository().summary(null, null);
			assertThat(summary.totalCalls()).isEqualTo(4);
			assertThat(summary.cacheHits()).isEqualTo(3);
			assertThat(summary.semanticHits()).isEqualTo(1);
			assertThat(summary.tokensSaved()).isEqualTo(30);
			assertThat(summary.costSavedUsd()).isEqualTo(new BigDecimal("0.300125"));
			assertThat(summary.co2SavedG()).isEqualTo(1.5);
			assertThat(summary.devTokensSaved()).as("its mode is not known").isZero();
			assertThat(log.repository().history(UsageQuery.latest()))
				.extracting(UsageRecord::eventId, UsageRecord::outcome, UsageRecord::timestamp)
				.containsExactly(tuple("ancestor-4", Outcome.HIT, Instant.parse("2025-06-02T01:02:03Z")),
						tuple("ancestor-3", Outcome.MISS, Instant.parse("2025-06-01T12:34:58.500Z")),
						tuple("ancestor-2", Outcome.HIT, Instant.parse("2025-06-01T12:34:57Z")),
						tuple("ancestor-1", Outcome.SEMANTIC_HIT, Instant.parse("2025-06-01T12:34:56.789Z")));
			assertThat(log.repository().daily(null, null)).hasSize(2);
		}
	}

	@Test
	void itIsExtendedOnceHoweverOftenItIsOpened() throws Exception {
		for (int i = 1; i <= 3; i++) {
			try (UsageLog log = log()) {
				log.onUsage(Calls.hit().prompt(null).cost(null).event());
				assertThat(log.flush(LONG)).isTrue();
				assertThat(log.repository().summary(null, null).totalCalls()).isEqualTo(4 + i);
			}
		}
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			assertThat(statement.executeQuery("SELECT a FROM theirs").getString(1)).isEqualTo("kept");
			assertThat(statement
				.executeQuery(
						"SELECT group_concat(name) FROM (SELECT name FROM pragma_table_info('usage_log') LIMIT 12)")
				.getString(1))
				.isEqualTo("id,timestamp,provider,model,cache_hit,tokens_saved,latency_ms,cost_saved_usd,co2_saved_g,"
						+ "semantic_hit,prompt,prompt_type");
		}
	}

	@Test
	void itsReaderUnderstandsOurRows() throws Exception {
		try (UsageLog log = log()) {
			log.onUsage(Calls.hit().event());
		}
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			var row = statement.executeQuery("SELECT * FROM usage_log ORDER BY id DESC LIMIT 1");
			assertThat(row.getString("timestamp")).isEqualTo("2026-11-23T12:00:00.000000Z");
			assertThat(row.getDouble("cost_saved_usd")).isEqualTo(0.0125);
			assertThat(row.getInt("cache_hit")).isEqualTo(1);
			assertThat(row.getString("prompt_type")).isEqualTo("text");
		}
	}

	@Test
	void rowsThatItWritesBesideUsAreCountedLater() throws Exception {
		try (UsageLog log = log()) {
			log.repository().summary(null, null);
		}
		row("2026-11-23T11:00:00", 1, 0, 0.5);
		try (UsageLog log = log()) {
			assertThat(log.repository().history(UsageQuery.latest())).hasSize(4);
			log.onUsage(Calls.hit().event());
			assertThat(log.flush(LONG)).isTrue();
			await().until(() -> log.repository().summary(null, null).totalCalls() == 6
					&& log.repository().history(UsageQuery.latest()).size() == 6);
		}
	}

	@Test
	void anOlderTableWithFewerColumnsIsCompletedToo() throws Exception {
		ancestor("""
				DROP TABLE usage_log;
				CREATE TABLE usage_log (id INTEGER PRIMARY KEY AUTOINCREMENT, timestamp TEXT, provider TEXT, model TEXT,
					cache_hit INTEGER, tokens_saved INTEGER, latency_ms INTEGER, cost_saved_usd REAL, co2_saved_g REAL);
				INSERT INTO usage_log VALUES (1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
				INSERT INTO usage_log VALUES (2, 'nonsense', 'openai', 'gpt-4o', 1, 5, 12.5, 0.5, 1);
				""");
		try (UsageLog log = log()) {
			assertThat(log.repository().summary(null, null).totalCalls()).isEqualTo(2);
			assertThat(log.repository().history(UsageQuery.latest())).hasSize(2);
		}
	}

	private UsageLog log() {
		return JdbcUsageLog.sqlite(this.path, UsageLogOptions.defaults(), CLOCK);
	}

	private void row(String timestamp, int hit, int semantic, double saved) throws SQLException {
		ancestor("""
				INSERT INTO usage_log (timestamp, provider, model, cache_hit, tokens_saved, latency_ms, cost_saved_usd,
					co2_saved_g, semantic_hit, prompt, prompt_type)
				VALUES ('%s', 'openai', 'gpt-4o', %d, %d, 3, %s, %s, %d, 'Hi', 'text')
				""".formatted(timestamp, hit, hit * 10, saved, hit * 0.5, semantic));
	}

	private void ancestor(String script) throws SQLException {
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			statement.executeUpdate(script);
		}
	}

	private Connection connect() throws SQLException {
		return DriverManager.getConnection("jdbc:sqlite:" + this.path);
	}

}
