package io.ecoai.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * One step from a schema version to the next. It runs inside the transaction that also
 * raises {@code PRAGMA user_version}, so it happens wholly or not at all. A step may meet
 * tables that it did not make, since another program may have begun the file.
 */
@FunctionalInterface
public interface SqliteMigration {

	/**
	 * Changes the schema.
	 * @param connection a connection within a transaction, which is not to be ended here
	 * @throws SQLException if the step fails, which undoes it
	 */
	void apply(Connection connection) throws SQLException;

	/**
	 * A step that runs a script.
	 * @param script SQL statements that end with semicolons
	 * @return the step
	 */
	static SqliteMigration script(String script) {
		return (connection) -> {
			try (Statement statement = connection.createStatement()) {
				// The driver hands the text to sqlite3_exec, which runs every statement.
				statement.executeUpdate(script);
			}
		};
	}

}
