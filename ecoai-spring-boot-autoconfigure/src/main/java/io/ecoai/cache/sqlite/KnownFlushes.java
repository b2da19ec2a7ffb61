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

	/** Whether there may be something in memory from before the first look. */
	private volatile boolean late;

	private volatile Consumer<FlushFilter> listener = (filter) -> {
	};

	void tell(Consumer<FlushFilter> listener) {
		this.listener = listener;
	}

	/** To be asked by whoever is about to keep something. */
	Flushes known() {
		Flushes current = this.known;
		if (!current.isKnown()) {
			missedLook();
		}
		return current;
	}

	boolean isKnown() {
		return this.known.isKnown();
	}

	/**
	 * To be called before anything is read for the first time, with what stands in the
	 * file: only what comes later can concern this process.
	 */
	void begin(Flushes now) {
		this.lock.lock();
		try {
			if (!this.known.isKnown() && !this.late) {
				this.known = now;
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * To be called when the file could not be looked into, and an origin may be asked all
	 * the same.
	 */
	void missedLook() {
		this.late = true;
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
		if (before.isKnown() || now.count() > 0) {
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
	 * @return what was known before, or the same if that is not all that there was before
	 */
	Flushes made(Flushes now) {
		this.lock.lock();
		try {
			Flushes before = this.known;
			if (!now.follows(before)) {
				return now;
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

		/** Nobody has looked yet: it is as if nothing had ever been flushed. */
		static final Flushes UNKNOWN = new Flushes(0, 0);

		/** Whether an answer from back then may be among those that have left since. */
		static boolean areBetween(Flushes then, Flushes now) {
			return now.isSameFileAs(then) && now.count > then.count;
		}

		boolean isKnown() {
			return this.file != 0;
		}

		boolean isNewerThan(Flushes other) {
			return this.file != other.file || this.count > other.count;
		}

		boolean follows(Flushes other) {
			return isSameFileAs(other) && this.count == other.count + 1;
		}

		private boolean isSameFileAs(Flushes other) {
			return this.file == other.file || !other.isKnown();
		}

	}

}
