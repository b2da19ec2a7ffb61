package io.ecoai.usage.jdbc;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;

import io.ecoai.sqlite.SqliteDatabase;
import io.ecoai.sqlite.SqliteSchema;
import io.ecoai.usage.DailyLatency;
import io.ecoai.usage.Outcome;
import io.ecoai.usage.PromptQuery;
import io.ecoai.usage.PromptType;
import io.ecoai.usage.PromptUsage;
import io.ecoai.usage.UsageRecord;
import io.ecoai.usage.UsageRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What records add up to in a file, where it is kept beside them.
 */
class SqliteRollUpsTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(5);

	private final SqliteDatabase file;

	private final UsageDatabase database;

	private final UsageBatches batches;

	private final UsageRepository repository;

	SqliteRollUpsTests(@TempDir Path folder) {
		this.file = SqliteDatabase.file(folder.resolve("usage.db"), UsageSchema.SQLITE, Clock.systemUTC());
		this.database = new SqliteUsageDatabase(this.file, TIMEOUT, TIMEOUT);
		this.batches = new UsageBatches(this.database);
		this.repository = new JdbcUsageRepository(this.database, this.batches);
	}

	@AfterEach
	void close() {
		this.database.close();
	}

	@Test
	void waitsOutliveTheirRecordsAndPromptsDoNot() throws Exception {
		this.repository.saveAll(List.of(Calls.hit().record()));
		assertThat(this.batches.deleteBefore(Instant.parse("2027-01-01T00:00:00Z"), 10)).isOne();
		assertThat(all()).isEmpty();
		assertThat(this.repository.latency(null, null)).hasSize(1);
		try (Connection connection = this.file.connect(TIMEOUT); Statement statement = connection.createStatement()) {
			assertThat(statement.executeQuery("SELECT COUNT(*) FROM usage_prompt").getInt(1)).isZero();
		}
	}

	@Test
	void aPromptStaysAsLongAsItIsAsked() {
		this.repository
			.saveAll(List.of(prompt("old", 1), prompt("old and new", 2), prompt("old and new", 40), prompt("new", 41)));
		assertThat(this.batches.deleteBefore(day(30), 10)).isEqualTo(2);
		assertThat(all()).extracting(PromptUsage::prompt).containsExactlyInAnyOrder("old and new", "new");
		assertThat(this.batches.deleteBefore(day(30), 10)).isZero();
	}

	@Test
	void maintenanceDeletesAllPromptsInPieces() {
		List<UsageRecord> calls = IntStream.range(0, 1200).mapToObj((i) -> prompt("prompt " + i, 1)).toList();
		this.repository.saveAll(calls);
		this.repository.saveAll(List.of(prompt("yesterday", 89)));
		// Prompts whose records left while an earlier version ran.
		this.database.write((session) -> session.jdbc().update("DELETE FROM usage_log WHERE prompt <> 'yesterday'"));
		Maintenance maintenance = new Maintenance(this.database, this.batches, Duration.ofDays(30),
				Clock.fixed(day(90), ZoneOffset.UTC));
		int pieces = 1;
		while (maintenance.run()) {
			pieces++;
		}
		assertThat(pieces).isEqualTo(3);
		assertThat(all()).extracting(PromptUsage::prompt).containsExactly("yesterday");
	}

	@Test
	void areMadeOfTheRecordsOfAnEarlierVersion() throws Exception {
		this.repository.saveAll(List.of(Calls.hit().record(), Calls.miss().record(), Calls.hit().record()));
		List<PromptUsage> kept = all();
		List<DailyLatency> waits = this.repository.latency(null, null);
		try (Connection connection = this.file.connect(TIMEOUT); Statement statement = connection.createStatement()) {
			statement.executeUpdate("DROP TRIGGER usage_log_adopt");
			statement.executeUpdate("DROP TABLE usage_prompt; DROP TABLE usage_latency; PRAGMA user_version = 2");
		}
		SqliteDatabase again = SqliteDatabase.file(this.file.path(), UsageSchema.SQLITE, Clock.systemUTC());
		UsageRepository reopened = new JdbcUsageRepository(new SqliteUsageDatabase(again, TIMEOUT, TIMEOUT),
				this.batches);
		assertThat(reopened.prompts(PromptQuery.mostServed(10)).prompts()).isEqualTo(kept).hasSize(1);
		assertThat(reopened.latency(null, null)).isEqualTo(waits).hasSize(1);
	}

	@Test
	void countARecordOnceWhereTriggersCountedBefore() throws Exception {
		SqliteSchema before = new SqliteSchema("", UsageSchema.SQLITE.migrations().subList(0, 5));
		SqliteDatabase old = SqliteDatabase.file(this.file.path(), before, Clock.systemUTC());
		try (Connection connection = old.connect(TIMEOUT)) {
			JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
			RecordColumns.insert(jdbc, UsageSql.INSERT_RECORD, List.of(Calls.hit().record()));
		}
		this.repository.saveAll(List.of(Calls.hit().record()));
		assertThat(all()).singleElement().extracting(PromptUsage::calls).isEqualTo(2L);
		assertThat(this.repository.latency(null, null)).singleElement()
			.satisfies((day) -> assertThat(day.hits().calls()).isEqualTo(2));
	}

	@Test
	void knowPromptsOfTheSdks() throws Exception {
		this.repository.saveAll(List.of());
		try (Connection connection = this.file.connect(TIMEOUT); Statement statement = connection.createStatement()) {
			statement.executeUpdate("""
					INSERT INTO usage_log (timestamp, provider, model, cache_hit, tokens_saved, latency_ms, prompt)
					VALUES ('2025-06-01T12:34:56', 'openai', 'gpt-4o', 1, 7, 3, 'Theirs'),
						('2025-06-01T12:34:57', 'openai', 'gpt-4o', 0, 0, 700, 'Theirs')""");
			assertThat(all()).isEmpty();
			UsageSchema.adoptForeignRecords(connection);
		}
		assertThat(all()).singleElement().satisfies((prompt) -> {
			assertThat(prompt.prompt()).isEqualTo("Theirs");
			assertThat(prompt.calls()).isEqualTo(2);
			assertThat(prompt.hits()).isOne();
		});
	}

	private static Instant day(int day) {
		return Calls.NOON.plus(Duration.ofDays(day));
	}

	private static UsageRecord prompt(String prompt, int day) {
		UsageRecord hit = Calls.hit().record();
		return new UsageRecord(0, day(day), hit.provider(), hit.model(), true, 1, 1, BigDecimal.ZERO, 0.0, false,
				prompt, PromptType.TEXT, hit.eventId(), Outcome.HIT, "dev", "shop", "default", 1L, 1L, 0L, 0L,
				BigDecimal.ZERO, null, null, 0.0, null, "key of " + prompt, null);
	}

	private List<PromptUsage> all() {
		return this.repository.prompts(PromptQuery.mostServed(10)).prompts();
	}

}
