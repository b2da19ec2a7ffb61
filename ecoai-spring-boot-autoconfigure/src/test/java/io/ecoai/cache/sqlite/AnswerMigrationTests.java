package io.ecoai.cache.sqlite;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

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

	private final StoredFile file;

	AnswerMigrationTests(@TempDir Path folder) {
		this.file = StoredFile.in(folder);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3 })
	void keepsTheAnswersOfEveryVersion(int version) throws Exception {
		begin(version);
		try (SqliteCacheStore store = this.file.store()) {
			assertThat(store.get(new CacheKey("1-abc")).payload()).containsExactly(1, 2);
			assertThat(this.file.query("PRAGMA user_version")).containsExactly("3");
			assertThat(this.file.query("SELECT used_at_micros FROM ecoai_answer_use WHERE cache_key = '1-abc'"))
				.containsExactly("1000001");
			assertThat(store.remove(FlushFilter.tag("a"))).isEqualTo((version > 1) ? 1 : 0);
			assertThat(store.remove(FlushFilter.all())).isEqualTo((version > 1) ? 0 : 1);
			assertThat(this.file.query("SELECT count(*) FROM ecoai_answer_use")).containsExactly("0");
			assertThat(this.file.query("SELECT note FROM theirs")).containsExactly("kept");
		}
	}

	/** As the versions did. */
	private void begin(int version) throws Exception {
		this.file.execute("PRAGMA auto_vacuum = INCREMENTAL");
		this.file.execute("CREATE TABLE theirs (note TEXT); INSERT INTO theirs VALUES ('kept')");
		this.file.execute(script(1));
		if (version > 1) {
			this.file.execute("ALTER TABLE ecoai_answer ADD COLUMN ttl_micros INTEGER");
			this.file.execute("ALTER TABLE ecoai_answer ADD COLUMN tags TEXT");
			this.file.execute(script(2));
		}
		if (version > 2) {
			this.file.execute(script(3));
		}
		this.file.execute(
				"INSERT INTO ecoai_answer (cache_key, created_at_micros, provider, model, namespace, prompt, components,"
						+ " size_bytes, payload" + ((version > 1) ? ", tags" : "")
						+ ") VALUES ('1-abc', 1000001, 'openai', 'gpt-4o', 'default', 'Who?', '[]', 2, x'0102'"
						+ ((version > 1) ? ", '[\"a\"]'" : "") + ")");
		this.file.execute("PRAGMA user_version = " + version);
	}

	private static String script(int version) throws Exception {
		try (var script = SqliteCacheStore.class.getResourceAsStream("schema-" + version + ".sql")) {
			return new String(script.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
