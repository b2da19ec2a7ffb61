package io.ecoai.usage.jdbc;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Whether a database could be reached when that was last tried. While it cannot, only the
 * thread behind the log waits for a connection, and now and then one reader: the log may
 * have nothing to write. Thread-safe.
 */
final class Outage {

	/** How long readers rely on what was found out. */
	static final Duration RELIED_ON = Duration.ofSeconds(10);

	private final LongSupplier nanoTime;

	private final AtomicReference<@Nullable State> state = new AtomicReference<>();

	Outage() {
		this(System::nanoTime);
	}

	Outage(LongSupplier nanoTime) {
		this.nanoTime = nanoTime;
	}

	/**
	 * Takes note of a failure, if it is about the way to the database. One that answers
	 * that its disk is full can still be read.
	 */
	void note(DataAccessException failure) {
		if (SqlFailures.isConnection(failure)) {
			this.state.set(new State(failure, this.nanoTime.getAsLong()));
		}
	}

	void end() {
		this.state.set(null);
	}

	boolean isKnown() {
		return this.state.get() != null;
	}

	/**
	 * To be asked by whoever does not want to wait. Of those who ask after a while, one
	 * may try.
	 * @throws DataAccessResourceFailureException if the database cannot be reached
	 */
	void check(UsageDatabase database) {
		State known = this.state.get();
		if (known == null) {
			return;
		}
		long now = this.nanoTime.getAsLong();
		if (now - known.nanos() < RELIED_ON.toNanos()
				|| !this.state.compareAndSet(known, new State(known.cause(), now))) {
			throw new DataAccessResourceFailureException(
					"The %s could not be reached just now, and is tried again".formatted(database), known.cause());
		}
	}

	private record State(DataAccessException cause, long nanos) {

	}

}
