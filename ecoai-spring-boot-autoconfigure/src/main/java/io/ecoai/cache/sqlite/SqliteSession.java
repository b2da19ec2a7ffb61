package io.ecoai.cache.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

import io.ecoai.sqlite.SqliteDatabase;
import io.ecoai.sqlite.SqliteErrors;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessResourceFailureException;

/**
 * One connection with its prepared statements, used by one thread at a time. It is opened
 * on first use, and again after an error or when the file has been deleted or replaced:
 * what is written to a deleted file is lost.
 */
final class SqliteSession implements AutoCloseable {

	private final ReentrantLock lock = new ReentrantLock();

	private final Map<String, PreparedStatement> statements = new HashMap<>();

	private final SqliteDatabase database;

	private final Duration busyTimeout;

	private @Nullable Connection connection;

	/** Which file it is, whatever its name. */
	private @Nullable Object fileKey;

	private boolean closed;

	SqliteSession(SqliteDatabase database, Duration busyTimeout) {
		this.database = database;
		this.busyTimeout = busyTimeout;
	}

	/**
	 * Works with a prepared statement.
	 * @throws DataAccessResourceFailureException if the database fails
	 */
	<T> T with(String sql, Work<T> work) {
		this.lock.lock();
		try {
			return work.with(prepared(sql));
		}
		catch (SQLException ex) {
			disconnect();
			repair(ex);
			throw new DataAccessResourceFailureException("%s: %s".formatted(this.database, ex.getMessage()), ex);
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public void close() {
		this.lock.lock();
		try {
			this.closed = true;
			disconnect();
		}
		finally {
			this.lock.unlock();
		}
	}

	private PreparedStatement prepared(String sql) throws SQLException {
		Connection connection = this.connection;
		if (this.closed) {
			// A late call must not open the file again.
			throw new SQLException("the store is closed");
		}
		if (connection != null && !Objects.equals(this.fileKey, readFileKey())) {
			disconnect();
			connection = null;
		}
		if (connection == null) {
			connection = this.database.connect(this.busyTimeout);
			this.connection = connection;
			this.fileKey = readFileKey();
		}
		PreparedStatement statement = this.statements.get(sql);
		if (statement == null) {
			statement = connection.prepareStatement(sql);
			this.statements.put(sql, statement);
		}
		return statement;
	}

	private @Nullable Object readFileKey() {
		Path path = this.database.path();
		try {
			return (path != null) ? Files.readAttributes(path, BasicFileAttributes.class).fileKey() : null;
		}
		catch (IOException ex) {
			return null;
		}
	}

	private void disconnect() {
		this.statements.clear();
		Connection closing = this.connection;
		this.connection = null;
		if (closing != null) {
			try {
				closing.close();
			}
			catch (SQLException ex) {
				// It was given up anyway.
			}
		}
	}

	private void repair(SQLException failure) {
		if (SqliteErrors.isCorrupt(failure)) {
			try {
				this.database.moveAsideIfDamaged(failure);
			}
			catch (SQLException ex) {
				failure.addSuppressed(ex);
			}
		}
	}

	/**
	 * What is done with a statement.
	 *
	 * @param <T> what comes of it
	 */
	@FunctionalInterface
	interface Work<T> {

		T with(PreparedStatement statement) throws SQLException;

	}

}
