package io.ecoai.usage.jdbc;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Tells the errors of database servers apart, by the states of the SQL standard and the
 * few codes of products that have no state of their own.
 */
final class SqlFailures {

	private static final int DUPLICATE_IN_MARIADB = 1062;

	/** Lock timeouts, deadlocks and rows that have changed meanwhile. */
	private static final Set<Integer> CONFLICTS_IN_MARIADB = Set.of(1020, 1205, 1213);

	private static final int CHARACTER_IN_MARIADB = 1366;

	/** The same: of the standard, of PostgreSQL, and of H2. */
	private static final Set<String> CONFLICTS = Set.of("40001", "40P01", "55P03", "HYT00", "90131");

	private static final String RIGHTS_IN_H2 = "90096";

	private SqlFailures() {
	}

	/** Whether the same work may succeed at once, since another writer was in the way. */
	static boolean isConflict(Throwable failure) {
		return any(failure, (error) -> isDuplicate(error) || CONFLICTS.contains(state(error))
				|| (isMariaDb(error) && CONFLICTS_IN_MARIADB.contains(error.getErrorCode())));
	}

	/** Whether there was no way to the database, or it broke. */
	static boolean isConnection(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof CannotGetJdbcConnectionException
					|| cause instanceof CannotCreateTransactionException) {
				return true;
			}
		}
		return any(failure, (error) -> error instanceof SQLTransientConnectionException
				|| error instanceof SQLNonTransientConnectionException || state(error).startsWith("08"));
	}

	/** Whether a row was refused, so that the same will not work later either. */
	static boolean isRefusal(Throwable failure) {
		return any(failure,
				(error) -> !isDuplicate(error) && (state(error).startsWith("22") || state(error).startsWith("23")
						|| state(error).startsWith("54")
						|| (isMariaDb(error) && error.getErrorCode() == CHARACTER_IN_MARIADB)));
	}

	/** Whether a table is missing, is another one, or may not be used. */
	static boolean isSchema(Throwable failure) {
		return any(failure, (error) -> state(error).startsWith("42") || state(error).startsWith("3F")
				|| state(error).equals(RIGHTS_IN_H2));
	}

	private static boolean isDuplicate(SQLException error) {
		return state(error).equals("23505") || (isMariaDb(error) && error.getErrorCode() == DUPLICATE_IN_MARIADB);
	}

	/** PostgreSQL has no codes, and those of H2 are larger. */
	private static boolean isMariaDb(SQLException error) {
		return error.getErrorCode() >= 1000 && error.getErrorCode() < 10_000;
	}

	private static String state(SQLException error) {
		String state = error.getSQLState();
		return (state != null) ? state : "";
	}

	private static boolean any(Throwable failure, Predicate<SQLException> condition) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			for (SQLException error = sql(cause); error != null; error = error.getNextException()) {
				if (condition.test(error)) {
					return true;
				}
			}
		}
		return false;
	}

	private static @Nullable SQLException sql(Throwable cause) {
		return (cause instanceof SQLException error) ? error : null;
	}

}
