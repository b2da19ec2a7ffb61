package io.ecoai.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

import io.ecoai.wire.JavaProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A process ends in the middle of a migration.
 */
@Timeout(120)
class SqliteMigrationFaultTests {

	@TempDir
	Path folder;

	@Test
	void aMigrationThatWasCutOffHappensWhollyTheNextTime() throws Exception {
		Path file = this.folder.resolve("x.db");
		Process process = JavaProcess.start(this.folder.resolve("out"), HaltsWhileMigrating.class, file.toString());
		assertThat(process.waitFor()).isEqualTo(7);
		SqliteSchema schema = new SqliteSchema("",
				List.of(SqliteMigration.script("CREATE TABLE thing (name TEXT); INSERT INTO thing VALUES ('first');"),
						SqliteMigration.script("INSERT INTO thing VALUES ('second'); CREATE TABLE half (a TEXT);")));
		try (Connection connection = SqliteDatabase.file(file, schema, Clock.systemUTC())
			.connect(Duration.ofSeconds(5));
				var statement = connection.createStatement();
				var row = statement.executeQuery("SELECT group_concat(name, ' ') FROM thing")) {
			assertThat(row.next()).isTrue();
			assertThat(row.getString(1)).isEqualTo("first second");
		}
	}

}
