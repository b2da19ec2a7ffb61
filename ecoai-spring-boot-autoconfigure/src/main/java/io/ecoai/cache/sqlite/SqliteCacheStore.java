package io.ecoai.cache.sqlite;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

import io.ecoai.cache.CacheEntry;
import io.ecoai.cache.CacheKey;
import io.ecoai.cache.CacheStatistics;
import io.ecoai.cache.CacheStore;
import io.ecoai.cache.EntryHeader;
import io.ecoai.cache.FlushFilter;
import io.ecoai.cache.sqlite.KnownFlushes.Flushes;
import io.ecoai.cache.sqlite.PendingAnswers.Pending;
import io.ecoai.sqlite.SqliteDatabase;
import io.ecoai.sqlite.SqliteErrors;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Keeps answers in a SQLite file, where they outlive the application and which other
 * processes may use at the same time. The file is opened on first use. A thread writes
 * what was put; until then it is read from memory, and if writing fails, those who put
 * something are told. Reading has a connection of its own, so that it does not wait for a
 * writer.
 */
public final class SqliteCacheStore implements CacheStore {

	private static final Log logger = LogFactory.getLog(SqliteCacheStore.class);

	/** A call waits so long for another process, and once more for another thread. */
	private static final Duration CALL_PATIENCE = Duration.ofMillis(40);

	/** Who wants to know how things are waits for another process, or for the writer. */
	private static final Duration SEARCH_BUSY_TIMEOUT = Duration.ofSeconds(1);

	/** The writer waits for another process, and then tries again. */
	private static final Duration WRITE_BUSY_TIMEOUT = Duration.ofMillis(500);

	/** Who searches or writes waits for other threads that do, on a slow disk. */
	private static final Duration THREAD_PATIENCE = Duration.ofSeconds(20);

	/** Who flushes tries so long while another process is in the way. */
	private static final Duration FLUSH_TIMEOUT = Duration.ofSeconds(2);

	private final AnswerRows rows = new AnswerRows();

	private final PendingAnswers pending = new PendingAnswers();

	private final KnownFlushes flushes = new KnownFlushes();

	private final AtomicBoolean closed = new AtomicBoolean();

	private final AtomicBoolean told = new AtomicBoolean();

	private final SqliteDatabase database;

	private final SqliteSession reading;

	private final SqliteSession searching;

	private final SqliteSession writing;

	private final LastUses uses;

	private final SizeCap cap;

	private final AnswerBatches batches;

	private final AnswerWriter writer;

	/**
	 * Creates a store without a limit.
	 * @param path the file, which need not exist
	 * @param clock tells which answers have expired
	 */
	public SqliteCacheStore(Path path, Clock clock) {
		this(path, Long.MAX_VALUE, clock);
	}

	/**
	 * Creates a store.
	 * @param path the file, which need not exist
	 * @param maxSizeBytes how large the file may be after any transaction; answers that
	 * were used least recently leave first. Its write-ahead log comes on top, with a few
	 * megabytes
	 * @param clock tells which answers have expired
	 */
	public SqliteCacheStore(Path path, long maxSizeBytes, Clock clock) {
		this.database = SqliteDatabase.file(path, AnswerSchema.SQLITE, clock);
		this.reading = SqliteSession.ofCalls(this.database, CALL_PATIENCE, this::check);
		this.searching = SqliteSession.ofWork(this.database, SEARCH_BUSY_TIMEOUT, THREAD_PATIENCE, this::check);
		this.writing = SqliteSession.ofWork(this.database, WRITE_BUSY_TIMEOUT, THREAD_PATIENCE, this::check);
		this.uses = new LastUses(clock);
		this.cap = new SizeCap(this.writing, this.uses, maxSizeBytes);
		this.batches = new AnswerBatches(this.rows, this.writing, this.pending, this.flushes, this.uses, this.cap,
				clock);
		this.writer = new AnswerWriter(this.database, this.pending, this.batches, this.uses, this.cap,
				this::lookForFlushes);
	}

	@Override
	public String storage() {
		return "sqlite";
	}

	@Override
	public String identity() {
		Flushes flushes = this.searching.with(KnownFlushes.SELECT, KnownFlushes.READ);
		if (!flushes.isKnown()) {
			throw new DataAccessResourceFailureException(this.database + " does not say which file it is");
		}
		return Long.toHexString(flushes.file());
	}

	@Override
	public @Nullable CacheEntry get(CacheKey key) {
		Pending unwritten = this.pending.get(key);
		if (unwritten != null) {
			return unwritten.entry();
		}
		try {
			if (!this.flushes.isKnown()) {
				this.flushes.begin(this.reading.with(KnownFlushes.SELECT, KnownFlushes.READ));
			}
			Optional<CacheEntry> entry = this.reading.with(AnswerRows.SELECT, (select) -> {
				select.setString(1, key.value());
				try (ResultSet row = select.executeQuery()) {
					return row.next() ? Optional.of(this.rows.entry(key, row)) : Optional.empty();
				}
			});
			this.writer.begin();
			entry.ifPresent((found) -> used(key));
			return entry.orElse(null);
		}
		catch (DataAccessResourceFailureException ex) {
			this.flushes.missedLook();
			if (!SqliteErrors.isBusy(ex) || this.writer.failure() != null) {
				throw ex;
			}
			// Another process begins the file or recovers it: nothing has failed yet.
			this.writer.open();
			return null;
		}
	}

	@Override
	public void used(CacheKey key) {
		this.uses.add(key);
	}

	/**
	 * Keeps an answer, which is written soon and until then read from memory, also while
	 * writing fails and is tried again. One that cannot be kept takes the older one
	 * along.
	 */
	@Override
	public CompletionStage<?> put(CacheEntry entry) {
		int size = entry.payload().length;
		if (size > AnswerRows.MAX_PAYLOAD_BYTES || this.cap.isTooLarge(size)) {
			if (this.told.compareAndSet(false, true)) {
				logger.warn("An answer of %d bytes is too large for the %s and is not kept (%s)".formatted(size,
						this.database, this.cap.isTooLarge(size) ? "ecoai.sqlite.max-size"
								: AnswerRows.MAX_PAYLOAD_BYTES / 1024 / 1024 + " MB at most"));
			}
			discard(entry.key());
			return CompletableFuture.completedFuture(false);
		}
		Pending answer = Pending.answer(entry, this.flushes.known());
		if (!this.pending.offer(answer)) {
			discard(entry.key());
			return CompletableFuture.failedFuture(tooFast());
		}
		this.writer.wake();
		return answer.written();
	}

	/**
	 * Removes an answer soon. Until then it is not served by this process; another may
	 * serve it from memory, as it may any answer that is replaced.
	 */
	@Override
	public void discard(CacheKey key) {
		if (!this.pending.offer(Pending.leaving(key))) {
			throw tooFast();
		}
		this.writer.wake();
	}

	private DataAccessResourceFailureException tooFast() {
		return new DataAccessResourceFailureException(this.database + " does not take answers as fast as they come",
				this.writer.failure());
	}

	@Override
	public long remove(FlushFilter filter) {
		long deadline = System.nanoTime() + FLUSH_TIMEOUT.toNanos();
		while (true) {
			try {
				return this.batches.remove(filter);
			}
			catch (DataAccessResourceFailureException ex) {
				if (!SqliteErrors.isBusy(ex) || System.nanoTime() - deadline > 0) {
					this.batches.forget(filter);
					throw ex;
				}
				LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
			}
		}
	}

	@Override
	public void onFlushByOthers(Consumer<FlushFilter> listener) {
		this.flushes.tell(listener);
	}

	@Override
	public List<EntryHeader> newest(String namespace, String model, int limit) {
		drain(SEARCH_BUSY_TIMEOUT);
		return this.searching.with(AnswerRows.NEWEST, (select) -> {
			select.setString(1, namespace);
			select.setString(2, model);
			select.setInt(3, limit);
			List<EntryHeader> newest = new ArrayList<>();
			try (ResultSet row = select.executeQuery()) {
				while (row.next()) {
					newest.add(this.rows.header(row));
				}
			}
			return newest;
		});
	}

	@Override
	public CacheStatistics statistics() {
		drain(SEARCH_BUSY_TIMEOUT);
		return this.searching.with(AnswerRows.STATISTICS, (select) -> {
			try (ResultSet row = select.executeQuery()) {
				row.next();
				return new CacheStatistics(storage(), row.getLong(1), row.getLong(2));
			}
		});
	}

	/**
	 * Waits until what was put is written.
	 * @return whether it is
	 */
	boolean drain(Duration atMost) {
		return this.pending.isEmpty() || (this.writer.failure() == null && this.pending.awaitEmpty(atMost));
	}

	@Override
	public void close() {
		if (this.closed.getAndSet(true)) {
			return;
		}
		this.writer.close();
		this.reading.close();
		this.searching.close();
		this.writing.close();
		this.database.close();
	}

	/** On the connection that is open anyway, and never the first to open one. */
	private void lookForFlushes() {
		this.flushes.saw(this.reading.ifOpen(KnownFlushes.SELECT, KnownFlushes.READ, Flushes.UNKNOWN));
	}

	private void check(SQLException failure) {
		this.writer.check(failure);
	}

}
