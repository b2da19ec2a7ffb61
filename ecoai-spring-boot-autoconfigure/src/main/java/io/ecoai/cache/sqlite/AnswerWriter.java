package io.ecoai.cache.sqlite;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

import io.ecoai.cache.sqlite.PendingAnswers.Pending;
import io.ecoai.sqlite.SqliteDatabase;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The thread behind a file: it writes, so that no caller waits for a disk or for another
 * process, and does what is to be done now and then. It begins with the first use.
 */
final class AnswerWriter implements Runnable, AutoCloseable {

	private static final Log logger = LogFactory.getLog(AnswerWriter.class);

	/** How often is looked for the flushes of other processes. */
	private static final Duration ROUND = Duration.ofMillis(400);

	private static final Duration USES_INTERVAL = Duration.ofSeconds(30);

	/** How many writes are between two looks for answers that have expired. */
	private static final int PURGE_INTERVAL = 256;

	private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

	private final AtomicReference<@Nullable Thread> thread = new AtomicReference<>();

	private final AtomicReference<@Nullable SQLException> damage = new AtomicReference<>();

	private final AtomicBoolean openWanted = new AtomicBoolean();

	private final WriterHealth health = new WriterHealth();

	private final SqliteDatabase database;

	private final PendingAnswers pending;

	private final AnswerBatches batches;

	private final LastUses uses;

	private final SizeCap cap;

	private final Runnable lookForFlushes;

	private int sincePurge;

	/** There may be answers that have expired. */
	private boolean untidy;

	/** There may be more free pages than are of use. */
	private boolean loose;

	private long usesWritten = System.nanoTime();

	/** Uses are to be written at once: this is the end. */
	private boolean usesDue;

	private long looked = System.nanoTime();

	private volatile boolean closing;

	AnswerWriter(SqliteDatabase database, PendingAnswers pending, AnswerBatches batches, LastUses uses, SizeCap cap,
			Runnable lookForFlushes) {
		this.database = database;
		this.pending = pending;
		this.batches = batches;
		this.uses = uses;
		this.cap = cap;
		this.lookForFlushes = lookForFlushes;
	}

	/** What callers are to be told of writing, or {@code null} if it works. */
	@Nullable RuntimeException failure() {
		return this.health.failure();
	}

	/** Starts the thread if need be, and makes it look for work. */
	void wake() {
		Thread running = this.thread.get();
		if (running == null && !this.closing) {
			Thread created = new Thread(this, "ecoai-sqlite-cache");
			created.setDaemon(true);
			if (this.thread.compareAndSet(null, created)) {
				created.start();
			}
		}
		else {
			LockSupport.unpark(running);
		}
	}

	/** Starts the thread if need be. */
	void begin() {
		if (this.thread.get() == null) {
			wake();
		}
	}

	/** Has the file opened, however long another process is in the way. */
	void open() {
		this.openWanted.set(true);
		wake();
	}

	/** Has the whole file checked, which takes too long for a caller. */
	void check(SQLException failure) {
		this.damage.compareAndSet(null, failure);
		wake();
	}

	@Override
	public void run() {
		while (!this.closing) {
			if (!attempt()) {
				LockSupport.parkNanos(this, (this.health.isFailing() ? Duration.ofMillis(5) : ROUND).toNanos());
			}
		}
		long deadline = System.nanoTime() + CLOSE_TIMEOUT.toNanos();
		while (!(this.pending.isEmpty() && this.uses.isEmpty()) && this.failure() == null
				&& System.nanoTime() - deadline < 0) {
			this.usesDue = true;
			if (!attempt()) {
				LockSupport.parkNanos(this, Duration.ofMillis(5).toNanos());
			}
		}
	}

	private boolean attempt() {
		try {
			return cycle();
		}
		catch (RuntimeException ex) {
			failed(ex);
			return false;
		}
		catch (Error ex) {
			// Whatever it is: without this thread, nothing would ever be written again.
			failed(new IllegalStateException(ex));
			return false;
		}
	}

	private void failed(RuntimeException ex) {
		logger.debug("The answers cannot be written", ex);
		this.health.failed(ex);
		RuntimeException failure = this.health.failure();
		if (failure != null) {
			this.pending.matching((answer) -> !answer.written().isDone())
				.forEach((answer) -> answer.written().completeExceptionally(failure));
		}
	}

	/**
	 * Does what is to be done.
	 * @return whether there is more to do at once
	 */
	private boolean cycle() {
		long now = System.nanoTime();
		if (now - this.looked >= ROUND.toNanos()) {
			this.looked = now;
			look();
		}
		if (!this.health.mayTry()) {
			return false;
		}
		SQLException damaged = this.damage.getAndSet(null);
		if (damaged != null) {
			repair(damaged);
		}
		if (!this.pending.isEmpty() || this.openWanted.get()) {
			write();
			return true;
		}
		if (!this.uses.isEmpty() && (this.usesDue || now - this.usesWritten >= USES_INTERVAL.toNanos())) {
			this.batches.writeUses();
			this.usesWritten = now;
		}
		boolean more = tidy();
		this.health.rested();
		return more;
	}

	/** What holds up a look is no failure to write; the next one is soon. */
	private void look() {
		try {
			this.lookForFlushes.run();
		}
		catch (RuntimeException ex) {
			logger.debug("The flushes of others cannot be looked for", ex);
		}
	}

	private void write() {
		boolean opening = this.openWanted.get();
		int before = this.pending.size();
		this.batches.write(this.health.failure() != null);
		if (opening) {
			this.openWanted.set(false);
		}
		this.health.succeeded();
		this.loose = true;
		this.sincePurge += Math.max(1, before - this.pending.size());
		if (this.sincePurge >= PURGE_INTERVAL) {
			this.sincePurge = 0;
			this.untidy = true;
		}
	}

	private boolean tidy() {
		this.untidy = this.untidy && this.batches.deleteExpired();
		this.loose = this.loose && this.cap.shrink();
		return this.untidy || this.loose;
	}

	private void repair(SQLException damaged) {
		try {
			this.database.moveAsideIfDamaged(damaged);
		}
		catch (SQLException ex) {
			logger.debug("A damaged file cannot be moved aside", ex);
		}
	}

	@Override
	public void close() {
		this.closing = true;
		Thread running = this.thread.get();
		if (running != null && running.isAlive()) {
			LockSupport.unpark(running);
			try {
				running.join(CLOSE_TIMEOUT.multipliedBy(2).toMillis());
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
		List<Pending> left = this.pending.matching((answer) -> true);
		this.pending.removeAll(left);
		int lost = left.size();
		// If writing fails for another reason, that has been told.
		if (lost > 0 && failure() == null) {
			logger.warn("%d answers could not be written to the %s, or removed from it, before the end".formatted(lost,
					this.database));
		}
	}

}
