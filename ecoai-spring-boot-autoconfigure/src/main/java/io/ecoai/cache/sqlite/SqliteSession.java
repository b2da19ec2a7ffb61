package io.ecoai.cache.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

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

	private final ReentrantLock lock;

	private final Map<String, PreparedStatement> statements = new HashMap<>();

	private final SqliteDatabase database;

	private final Duration busyTimeout;

	private final Duration patience;

	private final Consumer<SQLException> damage;

	private @Nullable Connection connection;

	/** Which file it is, whatever its name. */
	private @Nullable Object fileKey;

	private volatile boolean opening;

	private volatile boolean closed;

	private SqliteSession(SqliteDatabase database, Duration busyTimeout, Duration patience, boolean fair,
			Consumer<SQLException> damage) {
		this.database = database;
		this.busyTimeout = busyTimeout;
		this.patience = patience;
		this.lock = new ReentrantLock(fair);
		this.damage = damage;
	}

	/**
	 * A session for those who must not be held up.
	 * @param database what to connect to
	 * @param patience how long to wait for another process, and again for other threads
	 * @param damage told when the file turns out to be damaged
	 */
	static SqliteSession ofCalls(SqliteDatabase database, Duration patience, Consumer<SQLException> damage) {
		return new SqliteSession(database, patience, patience, false, damage);
	}

	/**
	 * A session for those who have time, each in turn.
	 * @param database what to connect to
	 * @param busyTimeout how long to wait for another process
	 * @param patience how long to wait for other threads, whose work may be long
	 * @param damage told when the file turns out to be damaged
	 */
	static SqliteSession ofWork(SqliteDatabase database, Duration busyTimeout, Duration patience,
			Consumer<SQLException> damage) {
		return new SqliteSession(database, busyTimeout, patience, true, damage);
	}

	/**
	 * Works with a prepared statement.
	 * @throws DataAccessResourceFailureException if the database fails
	 */
	<T> T with(String sql, Work<PreparedStatement, T> work) {
		return locked(() -> work.with(prepared(sql)));
	}

	/**
	 * Works with a prepared statement if there is a connection to the file that is there.
	 * @param otherwise what to return if there is none
	 */
	<T> T ifOpen(String sql, Work<PreparedStatement, T> work, T otherwise) {
		return locked(() -> (!this.closed && this.connection != null && Objects.equals(this.fileKey, readFileKey()))
				? work.with(prepared(sql)) : otherwise);
	}

	/**
	 * Runs statements to their ends. A prepared one that yields rows without columns, as
	 * some pragmas do, would stop at the first.
	 * @throws DataAccessResourceFailureException if the database fails
	 */
	void script(String sql) {
		locked(() -> {
			try (Statement statement = connection().createStatement()) {
				return statement.executeUpdate(sql);
			}
		});
	}

	/**
	 * Does all work in one transaction, which has the write lock from its beginning. What
	 * fails is undone.
	 * @throws DataAccessResourceFailureException if the database fails
	 */
	<T> T inTransaction(Supplier<T> work) {
		return locked(() -> {
			Connection connection = connection();
			connection.setAutoCommit(false);
			try {
				T result = work.get();
				connection.commit();
				connection.setAutoCommit(true);
				return result;
			}
			catch (Throwable ex) {
				// Whatever it is: closing undoes it.
				disconnect();
				throw ex;
			}
		});
	}

	private <T> T locked(Attempt<T> attempt) {
		acquire();
		try {
			return attempt.run();
		}
		catch (SQLException ex) {
			disconnect();
			if (SqliteErrors.isCorrupt(ex)) {
				this.damage.accept(ex);
			}
			throw new DataAccessResourceFailureException("%s: %s".formatted(this.database, ex.getMessage()), ex);
		}
		finally {
			this.lock.unlock();
		}
	}

	private void acquire() {
		try {
			while (!this.lock.tryLock(this.patience.toNanos(), TimeUnit.NANOSECONDS)) {
				// The first use loads the library and may take longer than any other.
				if (!this.opening) {
					throw new DataAccessResourceFailureException(
							"%s has not answered for %d ms".formatted(this.database, this.patience.toMillis()));
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new DataAccessResourceFailureException(this.database + ": interrupted", ex);
		}
	}

	@Override
	public void close() {
		this.closed = true;
		this.lock.lock();
		try {
			disconnect();
		}
		finally {
			this.lock.unlock();
		}
	}

	private PreparedStatement prepared(String sql) throws SQLException {
		Connection connection = connection();
		PreparedStatement statement = this.statements.get(sql);
		if (statement == null) {
			statement = connection.prepareStatement(sql);
			this.statements.put(sql, statement);
		}
		return statement;
	}

	private Connection connection() throws SQLException {
		if (this.closed) {
			// A late call must not open the file again.
			throw new SQLException("the store is closed");
		}
		Connection connection = this.connection;
		// Within a transaction it stays the same file, whatever has become of it.
		if (connection != null && (!connection.getAutoCommit() || Objects.equals(this.fileKey, readFileKey()))) {
			return connection;
		}
		disconnect();
		this.opening = true;
		try {
			connection = this.database.connect(this.busyTimeout);
		}
		finally {
			this.opening = false;
		}
		this.connection = connection;
		this.fileKey = readFileKey();
		return connection;
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

	/**
	 * What is done with something.
	 *
	 * @param <S> the thing
	 * @param <T> what comes of it
	 */
	@FunctionalInterface
	interface Work<S, T> {

		T with(S thing) throws SQLException;

	}

	@FunctionalInterface
	private interface Attempt<T> {

		T run() throws SQLException;

	}

}
