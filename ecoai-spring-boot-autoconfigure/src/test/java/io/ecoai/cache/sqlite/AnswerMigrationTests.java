package io.ecoai.cache.sqlite;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;

import io.ecoai.cache.CacheKey;
import io.ecoai.cache.FlushFilter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Files of every version there was.
 */
class AnswerMigrationTests {

	private final Path file;

	AnswerMigrationTests(@TempDir Path folder) {
		this.file = folder.resolve("cache.db");
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3 })
	void keepsTheAnswersOfEveryVersion(int version) throws Exception {
		begin(version);
		SqliteCacheStore store = new SqliteCacheStore(this.file, Clock.systemUTC());
		try {
			assertThat(store.get(new CacheKey("1-abc")).payload()).containsExactly(1, 2);
			assertThat(query("PRAGMA user_version")).isEqualTo("3");
			assertThat(query("SELECT used_at_micros FROM ecoai_answer_use WHERE cache_key = '1-abc'"))
				.isEqualTo("1000001");
			assertThat(store.remove(FlushFilter.tag("a"))).isEqualTo((version > 1) ? 1 : 0);
			assertThat(store.remove(FlushFilter.all())).isEqualTo((version > 1) ? 0 : 1);
			assertThat(query("SELECT count(*) FROM ecoai_answer_use")).isEqualTo("0");
			assertThat(query("SELECT note FROM theirs")).isEqualTo("kept");
		}
		finally {
			store.close();
		}
	}

	/** As the versions did. */
	private void begin(int version) throws Exception {
		execute("PRAGMA auto_vacuum = INCREMENTAL");
		execute("CREATE TABLE theirs (note TEXT); INSERT INTO theirs VALUES ('kept')");
		execute(script(1));
		if (version > 1) {
			execute("ALTER TABLE ecoai_answer ADD COLUMN ttl_micros INTEGER");
			execute("ALTER TABLE ecoai_answer ADD COLUMN tags TEXT");
			execute(script(2));
		}
		if (version > 2) {
			execute(script(3));
		}
		execute("INSERT INTO ecoai_answer (cache_key, created_at_micros, provider, model, namespace, prompt, components,"
				+ " size_bytes, payload" + ((version > 1) ? ", tags" : "")
				+ ") VALUES ('1-abc', 1000001, 'openai', 'gpt-4o', 'default', 'Who?', '[]', 2, x'0102'"
				+ ((version > 1) ? ", '[\"a\"]'" : "") + ")");
		execute("PRAGMA user_version = " + version);
	}

	private static String script(int version) throws Exception {
		try (var script = SqliteCacheStore.class.getResourceAsStream("schema-" + version + ".sql")) {
			return new String(script.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	private String query(String sql) throws SQLException {
		return Answers.query(this.file, sql).get(0);
	}

	private void execute(String sql) throws SQLException {
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + this.file);
				Statement statement = connection.createStatement()) {
			statement.executeUpdate(sql);
		}
	}

}
