package io.ecoai.cache.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

import io.ecoai.cache.CacheEntry;
import io.ecoai.cache.CacheKey;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A store and its file, which others may look into and change.
 */
final class StoredFile implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final Path path;

	private final long maxSizeBytes;

	private final Clock clock;

	private SqliteCacheStore store;

	private StoredFile(Path folder, long maxSizeBytes, Clock clock) {
		this.path = folder.resolve("cache.db");
		this.maxSizeBytes = maxSizeBytes;
		this.clock = clock;
		this.store = new SqliteCacheStore(this.path, maxSizeBytes, clock);
	}

	static StoredFile in(Path folder) {
		return in(folder, Clock.systemUTC());
	}

	static StoredFile in(Path folder, Clock clock) {
		return in(folder, Long.MAX_VALUE, clock);
	}

	static StoredFile in(Path folder, long maxSizeBytes, Clock clock) {
		return new StoredFile(folder, maxSizeBytes, clock);
	}

	Path path() {
		return this.path;
	}

	SqliteCacheStore store() {
		return this.store;
	}

	@Nullable CacheEntry get(String key) {
		return this.store.get(new CacheKey(key));
	}

	/** Others than the store see an answer when it is written. */
	CompletionStage<?> put(CacheEntry entry) {
		CompletionStage<?> written = this.store.put(entry);
		assertThat(written.toCompletableFuture()).succeedsWithin(PATIENCE);
		return written;
	}

	void drain() {
		assertThat(this.store.drain(PATIENCE)).isTrue();
	}

	void reopen() {
		close();
		this.store = new SqliteCacheStore(this.path, this.maxSizeBytes, this.clock);
	}

	@Override
	public void close() {
		this.store.close();
	}

	/** The first column of what is found. */
	List<String> query(String sql) throws SQLException {
		return Answers.query(this.path, sql);
	}

	/** How a statement is carried out. */
	String plan(String sql) throws SQLException {
		StringBuilder plan = new StringBuilder();
		try (Connection connection = connect();
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery("EXPLAIN QUERY PLAN " + sql)) {
			while (row.next()) {
				plan.append(row.getString("detail")).append('\n');
			}
		}
		return plan.toString();
	}

	List<String> keys() throws SQLException {
		return query("SELECT cache_key FROM ecoai_answer ORDER BY cache_key");
	}

	void execute(String sql) throws SQLException {
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			statement.executeUpdate(sql);
		}
	}

	Connection connect() throws SQLException {
		return DriverManager.getConnection("jdbc:sqlite:" + this.path);
	}

	/** Keeps all others from writing until it is closed. */
	Connection lock() throws SQLException {
		Connection connection = connect();
		try (Statement statement = connection.createStatement()) {
			statement.execute("BEGIN IMMEDIATE");
		}
		return connection;
	}

}
