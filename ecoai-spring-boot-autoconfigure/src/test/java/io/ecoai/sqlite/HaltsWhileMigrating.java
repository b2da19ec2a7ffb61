package io.ecoai.sqlite;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Ends, as a killed process does, in the middle of a migration.
 */
final class HaltsWhileMigrating {

	private HaltsWhileMigrating() {
	}

	public static void main(String[] args) throws Exception {
		SqliteMigration halt = (connection) -> {
			SqliteMigration.script("INSERT INTO thing VALUES ('half'); CREATE TABLE half (a TEXT);").apply(connection);
			Runtime.getRuntime().halt(7);
		};
		SqliteSchema schema = new SqliteSchema("", List
			.of(SqliteMigration.script("CREATE TABLE thing (name TEXT); INSERT INTO thing VALUES ('first');"), halt));
		SqliteDatabase.file(Path.of(args[0]), schema, Clock.systemUTC()).connect(Duration.ofSeconds(5)).close();
	}

}
