package io.ecoai.usage.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import io.ecoai.sqlite.SqliteDatabase;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The one connection that writes. It is opened when it is first needed, and again after
 * {@link #reset()} or when the file is no longer the one that it was opened on: writing
 * to a deleted file succeeds, and nobody would ever see it. Not thread-safe.
 */
final class WriteConnection extends AbstractDataSource implements AutoCloseable {

	/** In kibibytes. Event ids are random, so each batch touches all of their index. */
	private static final String CACHE = "PRAGMA cache_size = -16384";

	/**
	 * In pages of the write-ahead log, before they go to the file: the last pages of each
	 * index are written with every batch, and then once for many of them.
	 */
	private static final String CHECKPOINT = "PRAGMA wal_autocheckpoint = 4000";

	private final SqliteDatabase database;

	private final Duration busyTimeout;

	private @Nullable SingleConnectionDataSource current;

	private @Nullable Object file;

	WriteConnection(SqliteDatabase database, Duration busyTimeout) {
		this.database = database;
		this.busyTimeout = busyTimeout;
	}

	@Override
	public Connection getConnection() throws SQLException {
		SingleConnectionDataSource open = this.current;
		if (open == null) {
			open = new SingleConnectionDataSource(connect(), true);
			this.current = open;
			this.file = fileKey();
		}
		return open.getConnection();
	}

	private Connection connect() throws SQLException {
		Connection connection = this.database.connect(this.busyTimeout);
		try (Statement statement = connection.createStatement()) {
			statement.execute(CACHE);
			statement.execute(CHECKPOINT);
			return connection;
		}
		catch (SQLException ex) {
			connection.close();
			throw ex;
		}
	}

	@Override
	public Connection getConnection(String username, String password) throws SQLException {
		return getConnection();
	}

	void resetIfFileChanged() {
		if (this.current != null && this.file != null && !this.file.equals(fileKey())) {
			reset();
		}
	}

	private @Nullable Object fileKey() {
		Path path = this.database.path();
		try {
			return (path != null) ? Files.readAttributes(path, BasicFileAttributes.class).fileKey() : null;
		}
		catch (IOException ex) {
			return null;
		}
	}

	void reset() {
		if (this.current != null) {
			this.current.destroy();
			this.current = null;
		}
	}

	@Override
	public void close() {
		reset();
	}

}
