package io.ecoai.cache.sqlite;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import io.ecoai.cache.FlushFilter;
import io.ecoai.cache.sqlite.SqliteSession.Work;

/**
 * How often answers were flushed from the file, by this process or another, as far as
 * this one has seen. Whoever holds answers in memory is told of the flushes of others.
 */
final class KnownFlushes {

	static final String SELECT = "SELECT file, flushes FROM ecoai_flush WHERE id = 1";

	static final String COUNT = "UPDATE ecoai_flush SET flushes = flushes + 1 WHERE id = 1";

	static final Work<PreparedStatement, Flushes> READ = (select) -> {
		try (ResultSet row = select.executeQuery()) {
			return row.next() ? new Flushes(row.getLong(1), row.getLong(2)) : Flushes.UNKNOWN;
		}
	};

	private final ReentrantLock lock = new ReentrantLock();

	private volatile Flushes known = Flushes.UNKNOWN;

	private volatile Consumer<FlushFilter> listener = (filter) -> {
	};

	void tell(Consumer<FlushFilter> listener) {
		this.listener = listener;
	}

	Flushes known() {
		return this.known;
	}

	/**
	 * To be called with what stands in the file, while no lock is held: the listener
	 * waits for those who are just keeping something.
	 */
	void saw(Flushes now) {
		Flushes before = this.known;
		if (!now.isKnown() || (before.isKnown() && !now.isNewerThan(before))) {
			return;
		}
		if (before.isKnown()) {
			// Which answers have left is not known, and reading them again is quick.
			this.listener.accept(FlushFilter.all());
		}
		// Not earlier, or an answer from before would be taken for one from after.
		this.lock.lock();
		try {
			if (this.known.equals(before)) {
				this.known = now;
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * To be called with what stands in the file when this process has flushed.
	 * @return what was known before, if that is all that there was before
	 */
	Flushes made(Flushes now) {
		this.lock.lock();
		try {
			Flushes before = this.known;
			if (before.isKnown() && !now.follows(before)) {
				return Flushes.UNKNOWN;
			}
			this.known = now;
			return before;
		}
		finally {
			this.lock.unlock();
		}
	}

	/** To be called when a flush that was made has been taken back. */
	void undo(Flushes made, Flushes before) {
		this.lock.lock();
		try {
			if (this.known.equals(made)) {
				this.known = before;
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * A number of flushes.
	 *
	 * @param file tells one file from another in its place
	 * @param count how many there were since the file was begun
	 */
	record Flushes(long file, long count) {

		/** Nobody has looked yet. */
		static final Flushes UNKNOWN = new Flushes(0, -1);

		/** Whether an answer from back then may be among those that have left since. */
		static boolean areBetween(Flushes then, Flushes now) {
			return then.isKnown() && then.file == now.file && now.count > then.count;
		}

		boolean isKnown() {
			return this.count >= 0;
		}

		boolean isNewerThan(Flushes other) {
			return this.file != other.file || this.count > other.count;
		}

		boolean follows(Flushes other) {
			return this.file == other.file && this.count == other.count + 1;
		}

	}

}
