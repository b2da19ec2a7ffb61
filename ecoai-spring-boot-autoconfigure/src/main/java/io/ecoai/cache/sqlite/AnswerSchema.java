package io.ecoai.cache.sqlite;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;

import io.ecoai.sqlite.SqliteMigration;
import io.ecoai.sqlite.SqliteSchema;

/**
 * The tables of the answers, version by version. Triggers keep the tables of the tags and
 * of the last uses, so that they change with every answer in the same transaction.
 */
final class AnswerSchema {

	static final SqliteSchema SQLITE = new SqliteSchema("cached answers",
			List.of(SqliteMigration.script(script("schema-1.sql")), AnswerSchema::addLifetimesAndTags,
					AnswerSchema::addUsesAndFlushes));

	private AnswerSchema() {
	}

	private static void addLifetimesAndTags(Connection connection) throws SQLException {
		addColumn(connection, "ttl_micros", "INTEGER");
		addColumn(connection, "tags", "TEXT");
		SqliteMigration.script(script("schema-2.sql")).apply(connection);
	}

	/** The version may be another program's, which has none of the tables. */
	private static void addUsesAndFlushes(Connection connection) throws SQLException {
		SqliteMigration.script(script("schema-1.sql")).apply(connection);
		addLifetimesAndTags(connection);
		SqliteMigration.script(script("schema-3.sql")).apply(connection);
	}

	/** A copy of a file by its statements has all columns and no version. */
	private static void addColumn(Connection connection, String name, String type) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			boolean present;
			try (ResultSet column = statement
				.executeQuery("SELECT 1 FROM pragma_table_info('ecoai_answer') WHERE name = '%s'".formatted(name))) {
				present = column.next();
			}
			if (!present) {
				statement.executeUpdate("ALTER TABLE ecoai_answer ADD COLUMN %s %s".formatted(name, type));
			}
		}
	}

	private static String script(String name) {
		try (InputStream script = AnswerSchema.class.getResourceAsStream(name)) {
			return new String(Objects.requireNonNull(script, name).readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
