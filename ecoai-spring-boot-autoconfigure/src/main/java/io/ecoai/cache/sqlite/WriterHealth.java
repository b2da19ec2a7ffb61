package io.ecoai.cache.sqlite;

import java.time.Duration;

import io.ecoai.sqlite.SqliteErrors;
import org.jspecify.annotations.Nullable;

/**
 * Whether writing works, and when to try again. Another process that writes is no
 * failure, unless it stays in the way for long.
 */
final class WriterHealth {

	private static final Duration BUSY_PAUSE = Duration.ofMillis(5);

	private static final Duration PAUSE = Duration.ofMillis(500);

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private long next;

	private long busySince;

	private boolean busy;

	private volatile @Nullable RuntimeException failure;

	/** What callers are to be told, or {@code null}. */
	@Nullable RuntimeException failure() {
		return this.failure;
	}

	boolean isFailing() {
		return this.busy || this.failure != null;
	}

	boolean mayTry() {
		return !isFailing() || System.nanoTime() - this.next >= 0;
	}

	void succeeded() {
		this.busy = false;
		this.failure = null;
	}

	/** When nothing is left to be written, another process is in nobody's way. */
	void rested() {
		if (this.failure == null) {
			this.busy = false;
		}
	}

	void failed(RuntimeException ex) {
		long now = System.nanoTime();
		boolean busyNow = SqliteErrors.isBusy(ex);
		if (busyNow && !this.busy) {
			this.busySince = now;
		}
		this.busy = busyNow;
		if (!busyNow || now - this.busySince >= PATIENCE.toNanos()) {
			this.failure = ex;
		}
		this.next = now + (busyNow ? BUSY_PAUSE : PAUSE).toNanos();
	}

}
