package io.ecoai.cache.sqlite;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import io.ecoai.cache.FlushFilter;
import io.ecoai.cache.sqlite.SqliteSession.Work;
import org.jspecify.annotations.Nullable;

/**
 * How often answers were flushed from the file, by this process or another, as far as
 * this one has seen. Whoever holds answers in memory is told of the flushes of others.
 */
final class KnownFlushes {

	static final String SELECT = "SELECT file, flushes FROM ecoai_flush WHERE id = 1";

	static final String COUNT = "UPDATE ecoai_flush SET flushes = flushes + 1 WHERE id = 1";

	static final Work<PreparedStatement, @Nullable Flushes> READ = (select) -> {
		try (ResultSet row = select.executeQuery()) {
			return row.next() ? new Flushes(row.getLong(1), row.getLong(2)) : null;
		}
	};

	private final AtomicReference<@Nullable Flushes> known = new AtomicReference<>();

	private volatile Consumer<FlushFilter> listener = (filter) -> {
	};

	void tell(Consumer<FlushFilter> listener) {
		this.listener = listener;
	}

	@Nullable Flushes known() {
		return this.known.get();
	}

	/**
	 * To be called with what stands in the file, while no lock is held: the listener
	 * waits for those who are just keeping something.
	 */
	void saw(@Nullable Flushes now) {
		Flushes before = this.known.get();
		if (now == null || (before != null && !now.isNewerThan(before))) {
			return;
		}
		if (before != null) {
			// Which answers have left is not known, and reading them again is quick.
			this.listener.accept(FlushFilter.all());
		}
		// Not earlier, or an answer from before would be taken for one from after.
		this.known.compareAndSet(before, now);
	}

	/** To be called with what stands in the file when this process has flushed. */
	void made(@Nullable Flushes now) {
		this.known.updateAndGet((before) -> (before == null || (now != null && now.follows(before))) ? now : before);
	}

	/**
	 * A number of flushes.
	 *
	 * @param file tells one file from another in its place
	 * @param count how many there were since the file was begun
	 */
	record Flushes(long file, long count) {

		/** Whether an answer from back then may be among those that have left since. */
		static boolean areBetween(@Nullable Flushes then, @Nullable Flushes now) {
			return then != null && now != null && then.file == now.file && now.count > then.count;
		}

		boolean isNewerThan(Flushes other) {
			return this.file != other.file || this.count > other.count;
		}

		boolean follows(Flushes other) {
			return this.file == other.file && this.count == other.count + 1;
		}

	}

}
