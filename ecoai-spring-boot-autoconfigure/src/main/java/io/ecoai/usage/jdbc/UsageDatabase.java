package io.ecoai.usage.jdbc;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;

import io.ecoai.usage.UsageRecord;

/**
 * Where a usage log is kept. Nothing here takes part in a transaction of the caller.
 * Thread-safe. Every method throws {@link org.springframework.dao.DataAccessException} or
 * {@link org.springframework.transaction.TransactionException} if the database fails.
 */
sealed interface UsageDatabase extends AutoCloseable permits SqliteUsageDatabase, SharedUsageDatabase {

	/** Opens what should be open before it is needed. */
	void open();

	/** Does some work in one transaction, perhaps several times until it succeeds. */
	<T> T write(Function<UsageSession, T> work);

	/** Does some reading. */
	<T> T read(Function<UsageSession, T> work);

	/**
	 * Inserts records, within a transaction.
	 * @return those that were not there already, as they were written
	 */
	List<UsageRecord> insert(UsageSession session, List<UsageRecord> records);

	/** How many records one transaction takes at most. */
	int batchSize();

	/** A text as a column of this database can hold it. */
	String text(String value, int length);

	/**
	 * Takes on the work that one of all writers does for all.
	 * @return whether it falls to the caller until the given moment
	 */
	boolean claimMaintenance(Instant now, Instant until);

	/**
	 * Whether anything was written since the start, so that maintenance makes sense.
	 */
	boolean isUsed();

	/** Does what else this database needs from time to time. */
	void tidy(boolean recordsDeleted);

	/** Whether a failure is only somebody else's lock. */
	boolean isBusy(Throwable failure);

	/** Whether a failure is about the record and would come again. */
	boolean isRefusal(Throwable failure);

	/** The property that says where the database is, for messages. */
	String property();

	@Override
	void close();

}
