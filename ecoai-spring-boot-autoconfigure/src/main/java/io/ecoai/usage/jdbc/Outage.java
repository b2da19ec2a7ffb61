package io.ecoai.usage.jdbc;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Whether a database could be reached when that was last tried. While it cannot, only the
 * thread behind the log waits for a connection. Thread-safe.
 */
final class Outage {

	private volatile @Nullable DataAccessException cause;

	/** Takes note of a failure, if it is about the way to the database. */
	void note(DataAccessException failure) {
		if (failure instanceof DataAccessResourceFailureException) {
			this.cause = failure;
		}
	}

	void end() {
		this.cause = null;
	}

	boolean isKnown() {
		return this.cause != null;
	}

	/**
	 * To be asked by whoever does not want to wait.
	 * @throws DataAccessResourceFailureException if the database cannot be reached
	 */
	void check(UsageDatabase database) {
		DataAccessException known = this.cause;
		if (known != null) {
			throw new DataAccessResourceFailureException(
					"The %s could not be reached just now, and is tried again".formatted(database), known);
		}
	}

}
