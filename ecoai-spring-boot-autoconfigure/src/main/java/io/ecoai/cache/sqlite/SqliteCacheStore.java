package io.ecoai.cache.sqlite;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.ecoai.cache.CacheEntry;
import io.ecoai.cache.CacheKey;
import io.ecoai.cache.CacheStatistics;
import io.ecoai.cache.CacheStore;
import io.ecoai.cache.FlushFilter;
import io.ecoai.cache.StoredKey;
import io.ecoai.sqlite.SqliteDatabase;
import org.jspecify.annotations.Nullable;

/**
 * Keeps answers in a SQLite file, where they outlive the application. The file is opened
 * on first use. Reading and writing have a connection each, so that a reader does not
 * wait for a writer.
 */
public final class SqliteCacheStore implements CacheStore {

	/** As long as a call may be held up by another process. */
	private static final Duration BUSY_TIMEOUT = Duration.ofMillis(80);

	/** How many answers are written between two looks for those that have expired. */
	private static final int PURGE_INTERVAL = 256;

	private final AnswerRows rows = new AnswerRows();

	private final AtomicInteger puts = new AtomicInteger();

	private final SqliteDatabase database;

	private final SqliteSession reading;

	private final SqliteSession writing;

	private final Clock clock;

	/**
	 * Creates a store.
	 * @param path the file, which need not exist
	 * @param clock tells which answers have expired
	 */
	public SqliteCacheStore(Path path, Clock clock) {
		this.database = SqliteDatabase.file(path, AnswerSchema.SQLITE, clock);
		this.reading = new SqliteSession(this.database, BUSY_TIMEOUT);
		this.writing = new SqliteSession(this.database, BUSY_TIMEOUT);
		this.clock = clock;
	}

	@Override
	public String storage() {
		return "sqlite";
	}

	@Override
	public @Nullable CacheEntry get(CacheKey key) {
		Optional<CacheEntry> entry = this.reading.with(AnswerRows.SELECT, (select) -> {
			select.setString(1, key.value());
			try (ResultSet row = select.executeQuery()) {
				return row.next() ? Optional.of(this.rows.entry(key, row)) : Optional.empty();
			}
		});
		return entry.orElse(null);
	}

	@Override
	public CompletionStage<?> put(CacheEntry entry) {
		this.writing.with(AnswerRows.UPSERT, (upsert) -> {
			this.rows.bind(entry, upsert);
			return upsert.executeUpdate();
		});
		if (this.puts.incrementAndGet() % PURGE_INTERVAL == 0) {
			this.writing.with(AnswerRows.DELETE_EXPIRED, (delete) -> {
				delete.setLong(1, AnswerRows.micros(this.clock.instant()));
				return delete.executeUpdate();
			});
		}
		return CompletableFuture.completedFuture(true);
	}

	@Override
	public long remove(FlushFilter filter) {
		AnswerFilter conditions = new AnswerFilter(filter);
		if (conditions.isWhollySql()) {
			return this.writing.with("DELETE FROM ecoai_answer" + conditions.where(), (delete) -> {
				conditions.bind(delete);
				return (long) delete.executeUpdate();
			});
		}
		List<String> keys = matching(filter, conditions);
		return this.writing.with("DELETE FROM ecoai_answer WHERE cache_key = ?", (delete) -> {
			for (String key : keys) {
				delete.setString(1, key);
				delete.addBatch();
			}
			return IntStream.of(delete.executeBatch()).asLongStream().sum();
		});
	}

	@Override
	public List<StoredKey> newest(String namespace, String model, int limit) {
		return this.reading.with(AnswerRows.NEWEST, (select) -> {
			select.setString(1, namespace);
			select.setString(2, model);
			select.setInt(3, limit);
			List<StoredKey> newest = new ArrayList<>();
			try (ResultSet row = select.executeQuery()) {
				while (row.next()) {
					newest.add(this.rows.storedKey(row));
				}
			}
			return newest;
		});
	}

	@Override
	public CacheStatistics statistics() {
		return this.reading.with(AnswerRows.STATISTICS, (select) -> {
			try (ResultSet row = select.executeQuery()) {
				row.next();
				return new CacheStatistics(storage(), row.getLong(1), row.getLong(2));
			}
		});
	}

	@Override
	public void close() {
		this.reading.close();
		this.writing.close();
		this.database.close();
	}

	/** On the writer's connection: it may take a while, and no reader is to wait. */
	private List<String> matching(FlushFilter filter, AnswerFilter conditions) {
		return this.writing.with(AnswerRows.DESCRIPTIONS + conditions.where(), (statement) -> {
			conditions.bind(statement);
			List<String> keys = new ArrayList<>();
			try (ResultSet row = statement.executeQuery()) {
				while (row.next()) {
					StoredKey stored = this.rows.storedKey(row);
					if (filter.matches(stored.key(), stored.description())) {
						keys.add(stored.key().value());
					}
				}
			}
			return keys;
		});
	}

}
