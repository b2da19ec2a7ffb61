package io.ecoai.benchmarks.chat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * One connection to a file and one prepared statement, held by one thread at a time.
 */
final class RawSqlite implements RawStore {

	private final ReentrantLock lock = new ReentrantLock();

	private final Connection connection;

	private final PreparedStatement select;

	private RawSqlite(Path file, String setUp, String select) {
		try {
			this.connection = DriverManager.getConnection("jdbc:sqlite:" + file);
			try (Statement statement = this.connection.createStatement()) {
				statement.execute("PRAGMA journal_mode = WAL");
				statement.execute("PRAGMA synchronous = NORMAL");
				statement.execute(setUp);
			}
			this.select = this.connection.prepareStatement(select);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** A table of its own that has a key, the bytes and nothing else. */
	static RawSqlite bare(Path file, Map<String, byte[]> values) {
		RawSqlite raw = new RawSqlite(file, "CREATE TABLE answer (cache_key TEXT PRIMARY KEY, payload BLOB NOT NULL)",
				"SELECT payload FROM answer WHERE cache_key = ?");
		values.forEach(raw::put);
		return raw;
	}

	/** The row that EcoAI has written, of which the payload is read. */
	static RawSqlite row(Path file) {
		return new RawSqlite(file, "PRAGMA busy_timeout = 5000",
				"SELECT payload FROM ecoai_answer WHERE cache_key = ?");
	}

	/** Removes all rows, behind the back of whoever has written them. */
	void clear() {
		execute("DELETE FROM ecoai_answer");
	}

	private void execute(String sql) {
		try (Statement statement = this.connection.createStatement()) {
			statement.executeUpdate(sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void put(String key, byte[] value) {
		try (PreparedStatement insert = this.connection.prepareStatement("INSERT INTO answer VALUES (?, ?)")) {
			insert.setString(1, key);
			insert.setBytes(2, value);
			insert.executeUpdate();
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
