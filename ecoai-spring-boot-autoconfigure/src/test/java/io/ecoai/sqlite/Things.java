package io.ecoai.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * A database of things for tests: its versions, and what is in it.
 */
final class Things {

	static final Duration SHORT = Duration.ofMillis(50);

	/** On a busy machine another one may take its time. */
	private static final Duration LONG = Duration.ofSeconds(30);

	static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T10:15:30Z"), ZoneOffset.UTC);

	static final SqliteMigration FIRST = SqliteMigration
		.script("CREATE TABLE IF NOT EXISTS thing (name TEXT); INSERT INTO thing VALUES ('first');");

	static final SqliteMigration SECOND = SqliteMigration.script("INSERT INTO thing VALUES ('second');");

	static final SqliteSchema ONE = new SqliteSchema("the things in it", List.of(FIRST));

	static final SqliteSchema TWO = new SqliteSchema("the things in it", List.of(FIRST, SECOND));

	private Things() {
	}

	/** The file that most tests use. */
	static SqliteDatabase in(Path folder, SqliteSchema schema) {
		return SqliteDatabase.file(folder.resolve("x.db"), schema, CLOCK);
	}

	static List<String> of(SqliteDatabase database) throws SQLException {
		try (Connection connection = database.connect(LONG)) {
			return query(connection, "SELECT name FROM thing");
		}
	}

	/** Adds so many that they take more than a few pages. */
	static void fill(SqliteDatabase database) throws SQLException {
		try (Connection connection = database.connect(LONG)) {
			execute(connection, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) "
					+ "INSERT INTO thing SELECT 'filler ' || i FROM n");
		}
	}

	static List<String> query(Connection connection, String sql) throws SQLException {
		List<String> values = new ArrayList<>();
		try (Statement statement = connection.createStatement(); var result = statement.executeQuery(sql)) {
			while (result.next()) {
				values.add(result.getString(1));
			}
		}
		return values;
	}

	static void execute(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	static String permissions(Path path) throws IOException {
		return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
	}

}
