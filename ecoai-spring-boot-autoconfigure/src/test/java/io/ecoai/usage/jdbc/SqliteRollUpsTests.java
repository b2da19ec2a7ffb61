package io.ecoai.usage.jdbc;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.ecoai.sqlite.SqliteDatabase;
import io.ecoai.usage.DailyLatency;
import io.ecoai.usage.PromptQuery;
import io.ecoai.usage.PromptUsage;
import io.ecoai.usage.UsageRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
	void outliveTheirRecords() {
		this.repository.saveAll(List.of(Calls.hit().record()));
		this.batches.deleteBefore(Instant.parse("2027-01-01T00:00:00Z"), 10);
		assertThat(all()).hasSize(1);
		assertThat(this.repository.latency(null, null)).hasSize(1);
	}

	@Test
	void areMadeOfTheRecordsOfAnEarlierVersion() throws Exception {
		this.repository.saveAll(List.of(Calls.hit().record(), Calls.miss().record(), Calls.hit().record()));
		List<PromptUsage> kept = all();
		List<DailyLatency> waits = this.repository.latency(null, null);
		try (Connection connection = this.file.connect(TIMEOUT); Statement statement = connection.createStatement()) {
			statement.executeUpdate("DROP TRIGGER usage_log_insert; DROP TRIGGER usage_log_adopt");
			statement.executeUpdate("DROP TABLE usage_prompt; DROP TABLE usage_latency; PRAGMA user_version = 2");
		}
		SqliteDatabase again = SqliteDatabase.file(this.file.path(), UsageSchema.SQLITE, Clock.systemUTC());
		UsageRepository reopened = new JdbcUsageRepository(new SqliteUsageDatabase(again, TIMEOUT, TIMEOUT),
				this.batches);
		assertThat(reopened.prompts(PromptQuery.mostServed(10)).prompts()).isEqualTo(kept).hasSize(1);
		assertThat(reopened.latency(null, null)).isEqualTo(waits).hasSize(1);
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

	private List<PromptUsage> all() {
		return this.repository.prompts(PromptQuery.mostServed(10)).prompts();
	}

}
