package io.ecoai.usage.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import javax.sql.DataSource;

import io.ecoai.sqlite.SqliteDatabase;
import io.ecoai.sqlite.SqliteErrors;
import io.ecoai.usage.UsageRecord;

import org.springframework.jdbc.core.BatchPreparedStatementSetter;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes to the usage log, one transaction at a time. Thread-safe.
 */
final class UsageBatches implements AutoCloseable {

	private final SqliteDatabase database;

	private final WriteConnection connection;

	private final JdbcTemplate jdbc;

	private final TransactionTemplate transaction;

	private final ReentrantLock lock = new ReentrantLock();

	private volatile boolean used;

	UsageBatches(SqliteDatabase database, Duration busyTimeout) {
		this.database = database;
		this.connection = new WriteConnection(database, busyTimeout);
		this.jdbc = new JdbcTemplate(this.connection);
		this.transaction = new TransactionTemplate(new EagerTransactions(this.connection));
	}

	/**
	 * Writes records, and adds to the totals what the records that are new add up to and
	 * what is given, all or nothing.
	 */
	void save(List<UsageRecord> records, Map<TotalsKey, CallTotals> more) {
		write(() -> {
			Map<TotalsKey, CallTotals> totals = new HashMap<>(more);
			int[] written = insert(records);
			for (int i = 0; i < written.length; i++) {
				if (written[i] > 0) {
					UsageRecord call = records.get(i);
					totals.merge(TotalsKey.of(call), CallTotals.of(call), CallTotals::plus);
				}
			}
			add(List.copyOf(totals.entrySet()));
			return written.length;
		});
	}

	private int[] insert(List<UsageRecord> records) {
		return records.isEmpty() ? new int[0]
				: this.jdbc.batchUpdate(UsageSql.INSERT_RECORD, new BatchPreparedStatementSetter() {

					@Override
					public void setValues(PreparedStatement statement, int i) throws SQLException {
						RecordColumns.set(statement, records.get(i));
					}

					@Override
					public int getBatchSize() {
						return records.size();
					}

				});
	}

	private void add(List<Map.Entry<TotalsKey, CallTotals>> totals) {
		this.jdbc.batchUpdate(UsageSql.ADD_TOTALS, totals, 1000, (statement, entry) -> {
			TotalsKey key = entry.getKey();
			CallTotals sum = entry.getValue();
			Object[] values = { key.day().toString(), key.provider(), key.model(), key.namespace(), key.application(),
					key.promptType().id(), key.mode(), sum.calls(), sum.cacheHits(), sum.semanticHits(),
					sum.staleHits(), sum.tokensSaved(), sum.inputTokensSaved(), sum.costSaved(), sum.costSpent(),
					sum.co2Low(), sum.co2High(), sum.unpricedHits(), sum.unestimatedHits(), sum.proxyHits(),
					sum.unpricedCalls() };
			for (int i = 0; i < values.length; i++) {
				statement.setObject(i + 1, values[i]);
			}
		});
	}

	/**
	 * Deletes the oldest records before a moment; the totals keep what they added.
	 * @return how many were deleted, at most the limit
	 */
	int deleteBefore(Instant moment, int limit) {
		return write(() -> {
			List<Long> expired = this.jdbc.queryForList(UsageSql.EXPIRED, Long.class, Micros.of(moment), limit);
			this.jdbc.batchUpdate(UsageSql.DELETE_RECORD, expired, limit, (statement, id) -> statement.setLong(1, id));
			return expired.size();
		});
	}

	/** Gives pages that deleted records left to the file system, a few at a time. */
	void shrink(int pages) {
		this.lock.lock();
		try {
			this.jdbc.execute("PRAGMA incremental_vacuum(" + pages + ")");
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Adds records that an SDK has written beside us to the totals. */
	void adoptForeignRecords() {
		write(() -> {
			if (Boolean.TRUE.equals(this.jdbc.queryForObject(UsageSql.HAS_FOREIGN, Boolean.class))) {
				this.jdbc.execute((ConnectionCallback<Boolean>) (connection) -> {
					UsageSchema.adoptForeignRecords(connection);
					return true;
				});
			}
			return 0;
		});
	}

	/** Whether anything was written since the start, so that the database is open. */
	boolean isUsed() {
		return this.used;
	}

	private int write(Supplier<Integer> work) {
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

	private int attempt(Supplier<Integer> work) {
		Integer result = this.transaction.execute((status) -> work.get());
		this.used = true;
		return (result != null) ? result : 0;
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
	public void close() {
		this.lock.lock();
		try {
			this.connection.close();
		}
		finally {
			this.lock.unlock();
		}
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
