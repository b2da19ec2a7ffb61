package io.ecoai.cache.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

import io.ecoai.sqlite.SqliteDatabase;
import io.ecoai.sqlite.SqliteErrors;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessResourceFailureException;

/**
 * One connection with its prepared statements, used by one thread at a time. It is opened
 * on first use, and again after an error.
 */
final class SqliteSession implements AutoCloseable {

	private final ReentrantLock lock = new ReentrantLock();

	private final Map<String, PreparedStatement> statements = new HashMap<>();

	private final SqliteDatabase database;

	private final Duration busyTimeout;

	private @Nullable Connection connection;

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
			disconnect();
		}
		finally {
			this.lock.unlock();
		}
	}

	private PreparedStatement prepared(String sql) throws SQLException {
		Connection connection = this.connection;
		if (connection == null) {
			connection = this.database.connect(this.busyTimeout);
			this.connection = connection;
		}
		PreparedStatement statement = this.statements.get(sql);
		if (statement == null) {
			statement = connection.prepareStatement(sql);
			this.statements.put(sql, statement);
		}
		return statement;
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
