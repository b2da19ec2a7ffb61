package io.ecoai.usage.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

import javax.sql.DataSource;

import io.ecoai.usage.UsageRecord;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A usage log in a database of the application: PostgreSQL, MariaDB or H2, used by any
 * number of applications at once. It takes connections for short transactions of its own,
 * apart from those of the application. Thread-safe.
 */
public final class SharedUsageDatabase implements UsageDatabase {

	private static final int ATTEMPTS = 5;

	private static final int BATCH = 1000;

	/** How long to wait for another thread that has just begun to use the database. */
	private static final Duration PATIENCE = Duration.ofSeconds(2);

	private final String name;

	private final SharedSchema schema;

	private final JdbcTemplate jdbc;

	private final TransactionTemplate transaction;

	private final ReentrantLock preparing = new ReentrantLock();

	private final CompletableFuture<@Nullable UnusableDatabaseException> firstAttempt = new CompletableFuture<>();

	private final Outage outage;

	private volatile @Nullable UsageDialect dialect;

	private volatile boolean used;

	/**
	 * A database, which is not touched yet.
	 * @param dataSource where it is
	 * @param name the name of that bean, for messages
	 * @param mode whether tables are created
	 */
	public SharedUsageDatabase(DataSource dataSource, String name, SchemaInitialization mode) {
		this(dataSource, name, mode, new Outage());
	}

	SharedUsageDatabase(DataSource dataSource, String name, SchemaInitialization mode, Outage outage) {
		this.outage = outage;
		DataSource own = ownConnections(dataSource);
		this.name = name;
		this.jdbc = new JdbcTemplate(own);
		this.transaction = new TransactionTemplate(new JdbcTransactionManager(own));
		this.schema = new SharedSchema(own, this.transaction, mode);
	}

	private static DataSource ownConnections(DataSource dataSource) {
		// One that is aware of transactions would join the caller's.
		DataSource target = (dataSource instanceof TransactionAwareDataSourceProxy proxy
				&& proxy.getTargetDataSource() != null) ? proxy.getTargetDataSource() : dataSource;
		return new OwnConnections(() -> connect(target));
	}

	/** Some pools fail with exceptions that nobody would take for a database's. */
	private static Connection connect(DataSource dataSource) throws SQLException {
		try {
			return dataSource.getConnection();
		}
		catch (RuntimeException ex) {
			throw new SQLTransientConnectionException(ex.getMessage(), ex);
		}
	}

	/**
	 * Waits for the first attempt to use the database, which the log makes on a thread of
	 * its own. A database that cannot be reached is no failure.
	 * @param atMost how long to wait
	 * @throws UnusableDatabaseException if the database can hold no usage log as it is
	 */
	public void check(Duration atMost) {
		try {
			UnusableDatabaseException problem = this.firstAttempt.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
			if (problem != null) {
				throw problem;
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (ExecutionException | TimeoutException ex) {
			// It may be there later.
		}
	}

	@Override
	public void open() {
		try {
			dialect();
			if (this.outage.isKnown()) {
				attempt((session) -> true);
			}
		}
		catch (UnusableDatabaseException ex) {
			this.firstAttempt.complete(ex);
			throw ex;
		}
		catch (DataAccessException ex) {
			this.outage.note(ex);
			throw ex;
		}
		finally {
			this.firstAttempt.complete(null);
		}
	}

	private UsageDialect dialect() {
		UsageDialect known = this.dialect;
		if (known != null) {
			return known;
		}
		lockForPreparing();
		try {
			known = this.dialect;
			if (known == null) {
				known = this.schema.prepare(this.jdbc);
				this.dialect = known;
			}
			return known;
		}
		catch (TransactionException ex) {
			throw unreachable(ex);
		}
		finally {
			this.preparing.unlock();
		}
	}

	/** Another thread may be waiting for a connection. */
	private void lockForPreparing() {
		try {
			if (this.preparing.tryLock(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
				return;
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		throw new DataAccessResourceFailureException("The %s has not answered yet".formatted(this));
	}

	private DataAccessException unreachable(TransactionException failure) {
		return new DataAccessResourceFailureException("The %s cannot be used".formatted(this), failure);
	}

	@Override
	public <T> T write(Function<UsageSession, T> work) {
		for (int attempt = 1;; attempt++) {
			try {
				T result = attempt(work);
				this.used = true;
				return result;
			}
			catch (DataAccessException ex) {
				this.outage.note(ex);
				if (attempt == ATTEMPTS || !SqlFailures.isConflict(ex)) {
					throw ex;
				}
			}
		}
	}

	/**
	 * In a transaction as well, which keeps the connection out of the caller's. While the
	 * log's own thread cannot reach the database, hardly anybody else waits for a
	 * connection.
	 */
	@Override
	public <T> T read(Function<UsageSession, T> work) {
		this.outage.check(this);
		return attempt(work);
	}

	private <T> T attempt(Function<UsageSession, T> work) {
		UsageSession session = new UsageSession(this.jdbc, dialect());
		TransactionWork<T> attempt = new TransactionWork<>(() -> work.apply(session));
		try {
			this.transaction.executeWithoutResult(attempt);
		}
		catch (TransactionException ex) {
			attempt.throwFailure();
			throw unreachable(ex);
		}
		catch (DataAccessException ex) {
			attempt.throwFailure();
			throw ex;
		}
		try {
			T result = attempt.result();
			this.outage.end();
			return result;
		}
		catch (DataAccessException ex) {
			if (SqlFailures.isSchema(ex)) {
				// Tables that somebody dropped are looked after anew.
				this.dialect = null;
			}
			throw ex;
		}
	}

	@Override
	public List<UsageRecord> insert(UsageSession session, List<UsageRecord> records) {
		return MissingRecords.insert(session.jdbc(), records);
	}

	@Override
	public int batchSize() {
		return BATCH;
	}

	@Override
	public String text(String value, int length) {
		return PortableText.fit(value, length);
	}

	@Override
	public boolean claimMaintenance(Instant now, Instant until) {
		return write((session) -> {
			int claimed = session.jdbc()
				.update("UPDATE usage_task SET until_micros = ? WHERE name = 'retention' AND until_micros <= ?",
						Micros.of(until), Micros.of(now));
			if (claimed == 0 && session.jdbc()
				.queryForList("SELECT name FROM usage_task WHERE name = 'retention'", String.class)
				.isEmpty()) {
				claimed = session.jdbc()
					.update("INSERT INTO usage_task (name, until_micros) VALUES ('retention', ?)", Micros.of(until));
			}
			return claimed > 0;
		});
	}

	@Override
	public boolean isUsed() {
		return this.used;
	}

	@Override
	public void tidy(boolean recordsDeleted) {
	}

	@Override
	public boolean isBusy(Throwable failure) {
		return SqlFailures.isConflict(failure);
	}

	@Override
	public boolean isRefusal(Throwable failure) {
		return SqlFailures.isRefusal(failure) || !(failure instanceof DataAccessException || failure instanceof Error);
	}

	@Override
	public String property() {
		return "ecoai.usage.data-source-bean-name";
	}

	/** Nothing: connections go back after each use. */
	@Override
	public void close() {
	}

	@Override
	public String toString() {
		return "database of the DataSource '" + this.name + "'";
	}

}
