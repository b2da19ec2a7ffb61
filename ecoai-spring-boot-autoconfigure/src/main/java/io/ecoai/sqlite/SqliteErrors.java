package io.ecoai.sqlite;

import java.sql.SQLException;

import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;

/**
 * Tells SQLite's errors apart.
 */
public final class SqliteErrors {

	/** SQLite keeps the kind of an error in the lowest byte of its extended code. */
	private static final int PRIMARY = 0xff;

	private SqliteErrors() {
	}

	/**
	 * Whether a file is no database, or a damaged one.
	 * @param error an error, or one that wraps it
	 * @return whether the file cannot be read as it is
	 */
	public static boolean isCorrupt(@Nullable Throwable error) {
		return is(error, SQLiteErrorCode.SQLITE_NOTADB) || is(error, SQLiteErrorCode.SQLITE_CORRUPT);
	}

	/**
	 * Whether another connection was in the way for longer than the busy timeout.
	 * @param error an error, or one that wraps it
	 * @return whether the same may work later
	 */
	public static boolean isBusy(@Nullable Throwable error) {
		return is(error, SQLiteErrorCode.SQLITE_BUSY) || is(error, SQLiteErrorCode.SQLITE_LOCKED);
	}

	/**
	 * Whether a row was refused, so that the same will not work later either.
	 * @param error an error, or one that wraps it
	 * @return whether a constraint of the table was violated
	 */
	public static boolean isConstraint(@Nullable Throwable error) {
		return is(error, SQLiteErrorCode.SQLITE_CONSTRAINT);
	}

	/**
	 * Whether a value is more than SQLite takes.
	 * @param error an error, or one that wraps it
	 * @return whether the same will not work later either
	 */
	public static boolean isTooBig(@Nullable Throwable error) {
		return is(error, SQLiteErrorCode.SQLITE_TOOBIG);
	}

	/** An error for which {@link #isBusy} holds. */
	static SQLException busy(String reason) {
		return new SQLException(reason, null, SQLiteErrorCode.SQLITE_BUSY.code);
	}

	/** What the driver said, without the statement that others add to it. */
	static @Nullable String message(Throwable error) {
		Throwable cause = error;
		while (cause.getCause() != null) {
			cause = cause.getCause();
		}
		return cause.getMessage();
	}

	private static boolean is(@Nullable Throwable error, SQLiteErrorCode code) {
		for (Throwable cause = error; cause != null; cause = cause.getCause()) {
			if (cause instanceof SQLException sql && (sql.getErrorCode() & PRIMARY) == code.code) {
				return true;
			}
		}
		return false;
	}

}
