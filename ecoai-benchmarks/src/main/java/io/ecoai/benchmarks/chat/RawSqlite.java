package io.ecoai.benchmarks.chat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * One connection to a file and one prepared statement, held by one thread at a time.
 */
final class RawSqlite implements RawStore {

	private final ReentrantLock lock = new ReentrantLock();

	private final Connection connection;

	private final PreparedStatement insert;

	private final PreparedStatement select;

	RawSqlite(Path file) {
		try {
			this.connection = DriverManager.getConnection("jdbc:sqlite:" + file);
			try (Statement statement = this.connection.createStatement()) {
				statement.execute("PRAGMA journal_mode = WAL");
				statement.execute("PRAGMA synchronous = NORMAL");
				statement.execute("CREATE TABLE answer (cache_key TEXT PRIMARY KEY, payload BLOB NOT NULL)");
			}
			this.insert = this.connection.prepareStatement("INSERT INTO answer VALUES (?, ?)");
			this.select = this.connection.prepareStatement("SELECT payload FROM answer WHERE cache_key = ?");
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void put(String key, byte[] value) {
		try {
			this.insert.setString(1, key);
			this.insert.setBytes(2, value);
			this.insert.executeUpdate();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public byte @Nullable [] get(String key) {
		this.lock.lock();
		try {
			this.select.setString(1, key);
			try (ResultSet row = this.select.executeQuery()) {
				return row.next() ? row.getBytes(1) : null;
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public void close() {
		try {
			this.connection.close();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
