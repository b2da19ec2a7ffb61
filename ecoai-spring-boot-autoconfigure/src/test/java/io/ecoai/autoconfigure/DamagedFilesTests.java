package io.ecoai.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

import io.ecoai.cache.CacheStore;
import io.ecoai.usage.Outcome;
import io.ecoai.usage.UsageQuery;
import io.ecoai.usage.UsageRecord;
import io.ecoai.usage.UsageSummary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Files that are not what they should be: never a wrong answer, never a lost one.
 */
@ExtendWith(OutputCaptureExtension.class)
class DamagedFilesTests extends AbstractApplicationTests {

	@Test
	void textFilesInPlaceOfTheDatabasesAreMovedAsideWithOneLineEach(CapturedOutput output) throws IOException {
		Files.writeString(RunningApplication.cache(this.folder), "These are my notes.\n".repeat(100));
		Files.writeString(RunningApplication.usage(this.folder), "Do not lose them.\n".repeat(100));
		try (RunningApplication application = start()) {
			assertThat(application.ask("Who?")).isEqualTo("miss");
			assertThat(application.ask("Who?")).isEqualTo("hit");
			assertThat(application.ecoAi().summary().totalCalls()).isEqualTo(2);
		}
		try (RunningApplication restarted = start()) {
			assertThat(restarted.ask("Who?")).isEqualTo("hit");
			assertThat(restarted.ecoAi().summary().totalCalls()).isEqualTo(3);
		}
		assertThat(this.stub.requestCount()).isEqualTo(1);
		assertThat(warnings(output)).hasSize(2)
			.anySatisfy((line) -> assertThat(line).contains("cache.db' is not a readable SQLite database"))
			.anySatisfy((line) -> assertThat(line).contains("usage.db' is not a readable SQLite database"));
		try (Stream<Path> files = Files.list(this.folder)) {
			assertThat(files.filter((file) -> file.toString().contains(".corrupt-"))).hasSize(2)
				.anySatisfy((file) -> assertThat(file).content().startsWith("These are my notes."))
				.anySatisfy((file) -> assertThat(file).content().startsWith("Do not lose them."));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "substr(payload, 1, length(payload) - 7)", "substr(payload, 1, 4)", "x''", "x'ff'", "NULL",
			"'text'", "replace(payload, 'Paris', 'Parys')", "x'0100000000047bf3e5ee7b7d7b7d'" })
	void aPayloadThatIsNotWholeIsAMissWithOneLine(String payload, CapturedOutput output) throws Exception {
		try (RunningApplication application = start()) {
			application.ask("Who?");
		}
		if (payload.equals("NULL")) {
			withoutConstraint();
		}
		execute("UPDATE ecoai_answer SET payload = " + payload);
		int lines = warnings(output).size();
		try (RunningApplication application = start()) {
			ChatResponse response = application.model().call(new Prompt("Who?"));
			assertThat(RunningApplication.outcome(response)).isEqualTo("miss");
			assertThat(response.getResult().getOutput().getText()).startsWith("Paris is");
			assertThat(application.ask("Who?")).isEqualTo("hit");
			assertThat(application.ecoAi().history(UsageQuery.latest())).extracting(UsageRecord::outcome)
				.containsExactly(Outcome.HIT, Outcome.MISS, Outcome.MISS);
		}
		assertThat(this.stub.requestCount()).isEqualTo(2);
		assertThat(warnings(output).subList(lines, warnings(output).size())).hasSize(1)
			.first()
			.asString()
			.contains("An answer in the sqlite cache store cannot be read (")
			.contains(" and counts as a miss; it is replaced by the next answer. This is told once");
		try (RunningApplication application = start()) {
			assertThat(application.ask("Who?")).as("the answer has taken its place").isEqualTo("hit");
		}
	}

	@Test
	void everyFlippedBitOfAPayloadIsAMissAndToldOnce(CapturedOutput output) throws Exception {
		try (RunningApplication application = start()) {
			application.ask("Who?");
		}
		byte[] payload = payload();
		try (RunningApplication application = application().with("ecoai.near-cache.max-size=0").start()) {
			for (int position = 0; position < payload.length; position += Math.max(1, payload.length / 40)) {
				int requests = this.stub.requestCount();
				byte[] flipped = payload.clone();
				flipped[position] ^= 1 << (position % 8);
				writePayload(flipped);
				ChatResponse response = application.model().call(new Prompt("Who?"));
				assertThat(response.getResult().getOutput().getText()).startsWith("Paris is");
				assertThat(this.stub.requestCount()).as("byte %d", position).isEqualTo(requests + 1);
				assertThat(application.bean(CacheStore.class).statistics().entries()).as("once it is written").isOne();
			}
		}
		assertThat(warnings(output)).filteredOn((line) -> line.contains("cannot be read")).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "'no json'", "'{}'", "'[1, null]'", "'[{\"name\": 7}]'", "'null'", "'[null]'", "'[{}]'",
			"'[{\"name\": \"system\"}]'" })
	void componentsThatAreNotReadableCostNoAnswer(String components) throws Exception {
		try (RunningApplication application = start()) {
			application.ask("Who?");
		}
		execute("UPDATE ecoai_answer SET components = " + components);
		try (RunningApplication application = start()) {
			assertThat(application.ask("Who?")).isEqualTo("hit");
			assertThat(application.ecoAi().explain(application.model(), new Prompt("Why?")).nearest()).isNotNull();
			assertThat(application.ask("Why?")).isEqualTo("miss");
		}
	}

	@Test
	void aTableOfAnotherShapeCostsNoAnswerOfTheProvider(CapturedOutput output) throws Exception {
		execute("CREATE TABLE ecoai_answer (cache_key INTEGER, note TEXT)");
		try (RunningApplication application = start()) {
			for (int i = 0; i < 5; i++) {
				assertThat(application.ask("Question " + i)).isEqualTo("miss");
			}
			assertThat(application.ask("Question 4")).as("memory works all the same").isEqualTo("hit");
			assertThat(application.ecoAi().summary().totalCalls()).isEqualTo(6);
		}
		assertThat(warnings(output)).hasSize(1).first().asString().contains("The sqlite cache store fails");
	}

	@Test
	void theFilesOfAnAncestorKeepTheirRowsAndAreExtended() throws Exception {
		try (Connection connection = DriverManager
			.getConnection("jdbc:sqlite:" + RunningApplication.usage(this.folder));
				Statement statement = connection.createStatement()) {
			statement.execute("""
					CREATE TABLE usage_log (id INTEGER PRIMARY KEY AUTOINCREMENT, timestamp TEXT NOT NULL,
						provider TEXT NOT NULL, model TEXT NOT NULL, cache_hit INTEGER NOT NULL,
						tokens_saved INTEGER NOT NULL DEFAULT 0, latency_ms INTEGER NOT NULL DEFAULT 0,
						cost_saved_usd REAL NOT NULL DEFAULT 0, co2_saved_g REAL NOT NULL DEFAULT 0,
						semantic_hit INTEGER NOT NULL DEFAULT 0, prompt TEXT NOT NULL DEFAULT '',
						prompt_type TEXT NOT NULL DEFAULT 'text')""");
			statement.execute("""
					INSERT INTO usage_log (timestamp, provider, model, cache_hit, tokens_saved, cost_saved_usd, prompt)
					VALUES ('2025-06-01T12:34:56', 'openai', 'gpt-4o', 1, 12, 0.25, 'Where?')""");
		}
		execute("CREATE TABLE cache (key TEXT, value TEXT)");
		execute("INSERT INTO cache VALUES ('theirs', 'kept')");
		try (RunningApplication application = start()) {
			application.ask("Who?");
			application.ask("Who?");
			UsageSummary summary = application.ecoAi().summary();
			assertThat(summary.totalCalls()).isEqualTo(3);
			assertThat(summary.tokensSaved()).isEqualTo(12 + 10);
			assertThat(summary.costSavedUsd()).isEqualByComparingTo("0.25");
			assertThat(application.ecoAi().history(UsageQuery.latest())).extracting(UsageRecord::prompt)
				.containsExactly("Who?", "Who?", "Where?");
			assertThat(application.ecoAi().flush()).as("their answers are not ours").isEqualTo(1);
		}
		try (Connection connection = connect();
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery("SELECT value FROM cache WHERE key = 'theirs'")) {
			assertThat(row.next()).isTrue();
			assertThat(row.getString(1)).isEqualTo("kept");
		}
	}

	private RunningApplication start() {
		return application().start();
	}

	private static List<String> warnings(CapturedOutput output) {
		return output.toString().lines().filter((line) -> line.contains(" WARN ") || line.contains(" ERROR ")).toList();
	}

	private Connection connect() throws SQLException {
		return DriverManager.getConnection("jdbc:sqlite:" + RunningApplication.cache(this.folder));
	}

	private void execute(String sql) throws SQLException {
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	/** A tool of the user's may well copy a table without its constraints. */
	private void withoutConstraint() throws SQLException {
		execute("ALTER TABLE ecoai_answer RENAME TO before");
		execute("CREATE TABLE ecoai_answer AS SELECT * FROM before");
		execute("DROP TABLE before");
		execute("CREATE UNIQUE INDEX by_key ON ecoai_answer (cache_key)");
		execute("CREATE INDEX ecoai_answer_by_model ON ecoai_answer (namespace, model, created_at_micros, size_bytes)");
	}

	private byte[] payload() throws SQLException {
		try (Connection connection = connect();
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery("SELECT payload FROM ecoai_answer")) {
			assertThat(row.next()).isTrue();
			return row.getBytes(1);
		}
	}

	private void writePayload(byte[] payload) throws SQLException {
		try (Connection connection = connect();
				var statement = connection.prepareStatement("UPDATE ecoai_answer SET payload = ?")) {
			statement.setBytes(1, payload);
			assertThat(statement.executeUpdate()).isEqualTo(1);
		}
	}

}
