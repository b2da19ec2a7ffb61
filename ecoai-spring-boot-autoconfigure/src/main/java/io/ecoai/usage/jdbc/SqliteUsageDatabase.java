package io.ecoai.usage.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import io.ecoai.sqlite.SqliteDatabase;
import io.ecoai.sqlite.SqliteErrors;
import io.ecoai.usage.UsageRecord;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A usage log in SQLite. One connection writes, and each reader has its own.
 */
final class SqliteUsageDatabase implements UsageDatabase {

	/** How many pages that deleted records left go back to the file system at once. */
	private static final int PAGES = 2000;

	/**
	 * So many that a page of an index is written for many records, and so few that no
	 * other process waits longer than a tenth of a second.
	 */
	private static final int BATCH = 5000;

	private final SqliteDatabase database;

	private final WriteConnection connection;

	private final UsageSession writer;

	private final UsageSession reader;

	private final TransactionTemplate transaction;

	private final ReentrantLock lock = new ReentrantLock();

	private volatile boolean used;

	SqliteUsageDatabase(SqliteDatabase database, Duration writeTimeout, Duration readTimeout) {
		this.database = database;
		this.connection = new WriteConnection(database, writeTimeout);
		this.writer = new UsageSession(new JdbcTemplate(this.connection), UsageDialect.SQLITE);
		this.reader = new UsageSession(new JdbcTemplate(new OwnConnections(() -> this.database.connect(readTimeout))),
				UsageDialect.SQLITE);
		this.transaction = new TransactionTemplate(new EagerTransactions(this.connection));
	}

	/** Nothing: the file is made when there is something to write. */
	@Override
	public void open() {
	}

	@Override
	public <T> T write(Function<UsageSession, T> work) {
		this.lock.lock();
		try {
			this.connection.resetIfFileChanged();
			return attempt(work);
		}
		catch (RuntimeException | Error ex) {
			this.connection.reset();
			if (!isReplaced(ex)) {
				throw ex;
			}
			return attempt(work);
		}
		finally {
			this.lock.unlock();
		}
	}

	@SuppressWarnings("NullAway") // the work returns what the transaction returns
	private <T> T attempt(Function<UsageSession, T> work) {
		T result = this.transaction.execute((status) -> work.apply(this.writer));
		this.used = true;
		return result;
	}

	/** Whether the file was damaged and a new one will be begun. */
	private boolean isReplaced(Throwable failure) {
		try {
			return SqliteErrors.isCorrupt(failure) && this.database.moveAsideIfDamaged(failure);
		}
		catch (SQLException ex) {
			failure.addSuppressed(ex);
			return false;
		}
	}

	@Override
	public <T> T read(Function<UsageSession, T> work) {
		return work.apply(this.reader);
	}

	@Override
	public List<UsageRecord> insert(UsageSession session, List<UsageRecord> records) {
		int[] counts = RecordColumns.insert(session.jdbc(),
				UsageSql.INSERT_RECORD + " ON CONFLICT (event_id) DO NOTHING", records);
		List<UsageRecord> added = IntStream.range(0, counts.length)
			.filter((i) -> counts[i] > 0)
			.mapToObj(records::get)
			.toList();
		new RollUpSums(added).write(session.jdbc());
		return added;
	}

	@Override
	public int batchSize() {
		return BATCH;
	}

	@Override
	public String text(String value, int length) {
		return value;
	}

	/** Whoever else does it as well finds nothing to do. */
	@Override
	public boolean claimMaintenance(Instant now, Instant until) {
		return true;
	}

	@Override
	public boolean isUsed() {
		return this.used;
	}

	/** Shrinks the file, and counts what others have written beside us. */
	@Override
	public void tidy(boolean recordsDeleted) {
		if (recordsDeleted) {
			shrink();
		}
		write((session) -> {
			boolean foreign = Boolean.TRUE
				.equals(session.jdbc().queryForObject(SqliteUsageSql.HAS_FOREIGN, Boolean.class));
			return session.jdbc().execute((ConnectionCallback<Boolean>) (connection) -> {
				if (foreign) {
					UsageSchema.adoptForeignRecords(connection);
				}
				DayTotals.mend(connection);
				return true;
			});
		});
	}

	private void shrink() {
		long before;
		long free = freePages();
		do {
			before = free;
			this.lock.lock();
			try {
				// As an update, which runs to its end: a query that yields no columns
				// would stop at the first page.
				this.writer.jdbc().update("PRAGMA incremental_vacuum(" + PAGES + ")");
			}
			finally {
				this.lock.unlock();
			}
			free = freePages();
		}
		// A file that another program began may be of the kind that never shrinks.
		while (free > 0 && free < before);
	}

	private long freePages() {
		Long pages = this.reader.jdbc().queryForObject("PRAGMA freelist_count", Long.class);
		return (pages != null) ? pages : 0;
	}

	@Override
	public boolean isBusy(Throwable failure) {
		return SqliteErrors.isBusy(failure);
	}

	@Override
	public boolean isRefusal(Throwable failure) {
		return SqliteErrors.isConstraint(failure) || !(failure instanceof DataAccessException
				|| failure instanceof TransactionException || failure instanceof Error);
	}

	@Override
	public String property() {
		return "ecoai.usage.path";
	}

	@Override
	public void close() {
		this.lock.lock();
		try {
			this.connection.close();
		}
		finally {
			this.lock.unlock();
		}
		this.database.close();
	}

	@Override
	public String toString() {
		return this.database.toString();
	}

	/**
	 * The driver begins a transaction with the first statement, and Spring then rolls
	 * back one that a busy database never began, with an error in the log. Here it begins
	 * at once.
	 */
	private static final class EagerTransactions extends JdbcTransactionManager {

		private static final long serialVersionUID = 1L;

		EagerTransactions(DataSource dataSource) {
			super(dataSource);
		}

		@Override
		protected void prepareTransactionalConnection(Connection connection, TransactionDefinition definition)
				throws SQLException {
			super.prepareTransactionalConnection(connection, definition);
			try (Statement statement = connection.createStatement()) {
				statement.execute("PRAGMA user_version");
			}
		}

	}

}
