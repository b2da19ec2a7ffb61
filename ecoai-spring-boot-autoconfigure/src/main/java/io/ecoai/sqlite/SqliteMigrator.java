package io.ecoai.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Brings a database to the schema version that this program knows.
 */
final class SqliteMigrator {

	private static final Duration PAUSE = Duration.ofMillis(5);

	private final Path path;

	private final SqliteSchema schema;

	SqliteMigrator(Path path, SqliteSchema schema) {
		this.path = path;
		this.schema = schema;
	}

	/**
	 * Migrates, if there is anything to do.
	 * @param connection a connection outside a transaction
	 * @param busyTimeout how long to wait for other connections
	 * @return the version that was found; 0 if the file is new or another program's
	 */
	int migrate(Connection connection, Duration busyTimeout) throws SQLException {
		int found = userVersion(connection);
		boolean current = found == this.schema.version();
		if (count(connection, "PRAGMA page_count") == 0) {
			// Has to come before the first page is written, which the next line does.
			execute(connection, "PRAGMA auto_vacuum = INCREMENTAL");
		}
		useWriteAheadLog(connection, busyTimeout);
		if (!current) {
			connection.setAutoCommit(false);
			try {
				// Within the write lock: another process may have migrated meanwhile.
				for (int version = userVersion(connection); version < this.schema.version(); version++) {
					this.schema.migrations().get(version).apply(connection);
				}
				execute(connection, "PRAGMA user_version = " + this.schema.version());
				connection.commit();
			}
			catch (SQLException | RuntimeException ex) {
				rollback(connection, ex);
				throw ex;
			}
			connection.setAutoCommit(true);
		}
		return found;
	}

	private static void rollback(Connection connection, Exception cause) {
		try {
			connection.rollback();
		}
		catch (SQLException ex) {
			// A transaction that never began for a busy database cannot be ended.
			cause.addSuppressed(ex);
		}
	}

	/**
	 * Switching a file to its write-ahead log needs it alone for a moment, and SQLite
	 * does not always wait for that by itself.
	 */
	private static void useWriteAheadLog(Connection connection, Duration busyTimeout) throws SQLException {
		long deadline = System.nanoTime() + busyTimeout.toNanos();
		while (true) {
			try {
				execute(connection, "PRAGMA journal_mode = WAL");
				return;
			}
			catch (SQLException ex) {
				if (!SqliteErrors.isBusy(ex) || System.nanoTime() > deadline
						|| Thread.currentThread().isInterrupted()) {
					throw ex;
				}
				LockSupport.parkNanos(PAUSE.toNanos());
			}
		}
	}

	private int userVersion(Connection connection) throws SQLException {
		// The schema is read first, because a damaged file may still tell its version.
		count(connection, "SELECT count(*) FROM sqlite_schema");
		int version = count(connection, "PRAGMA user_version");
		if (version > this.schema.version()) {
			throw new NewerSchemaException(this.path, version, this.schema.version());
		}
		return version;
	}

	private static int count(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(sql)) {
			return result.next() ? result.getInt(1) : 0;
		}
	}

	private static void execute(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

}
