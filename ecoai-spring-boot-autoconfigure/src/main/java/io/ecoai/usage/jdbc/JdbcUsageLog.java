package io.ecoai.usage.jdbc;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

import io.ecoai.sqlite.SqliteDatabase;
import io.ecoai.usage.UsageEvent;
import io.ecoai.usage.UsageLog;
import io.ecoai.usage.UsageRepository;
import org.jspecify.annotations.Nullable;

/**
 * The usage log in a database, written by one thread of its own. A caller leaves its
 * event in a queue and goes on. When the queue is full, the call still counts in the
 * totals and only its record is dropped. Thread-safe.
 */
public final class JdbcUsageLog implements UsageLog {

	private static final Duration WRITE_TIMEOUT = Duration.ofMillis(500);

	private static final Duration READ_TIMEOUT = Duration.ofSeconds(5);

	private static final Duration GRACE = Duration.ofSeconds(2);

	/** So many calls that the writer is woken to write them. */
	private static final int ENOUGH = 1000;

	private final UsageDatabase database;

	private final UsageRepository repository;

	private final EventQueue queue;

	private final OverflowTotals overflow = new OverflowTotals();

	private final LongAdder dropped = new LongAdder();

	private final PromptPreview preview;

	private final CallRecorder recorder;

	private final UsageWriter writer;

	private final Thread thread;

	private final Duration closeTimeout;

	private volatile boolean closed;

	private JdbcUsageLog(UsageDatabase database, @Nullable Path spillPath, UsageLogOptions options, Clock clock) {
		UsageBatches batches = new UsageBatches(database, clock);
		this.database = database;
		this.repository = new PromptTextRepository(new JdbcUsageRepository(database, batches), options.promptText(),
				options.promptCodePoints() > 0);
		this.queue = new EventQueue(options.queueCapacity());
		this.preview = new PromptPreview(options.promptCodePoints());
		this.recorder = new CallRecorder(options.application(), options.promptText());
		this.closeTimeout = options.closeTimeout();
		String meanwhile = (spillPath != null)
				? "Meanwhile records wait in memory, then in '%s', and are written later.".formatted(spillPath)
				: "Meanwhile records wait in memory; when it is full, calls still count in the totals.";
		this.writer = new UsageWriter(this.queue,
				new PendingCalls(database, batches, this.recorder, this.overflow, this.dropped), database, batches,
				new Spill(spillPath, options.spillLimit()), new WriteHealth(database, meanwhile),
				new Maintenance(database, batches, options.retention(), clock), options.closeTimeout());
		this.thread = new Thread(this.writer, "ecoai-usage-log");
		this.thread.setDaemon(true);
	}

	/**
	 * A log in a file, which is opened when there is something to write or read. What
	 * does not fit into the queue while the file cannot be written goes to
	 * {@code usage.spill} beside it, and so does what cannot be written when closing; it
	 * is written later, also by the next run.
	 * @param path the file
	 * @param options how the log is kept
	 * @param clock decides how old records are
	 * @return the log
	 */
	public static UsageLog sqlite(Path path, UsageLogOptions options, Clock clock) {
		SqliteDatabase database = SqliteDatabase.file(path, UsageSchema.SQLITE, clock);
		String name = String.valueOf(path.getFileName());
		String spill = (name.endsWith(".db") ? name.substring(0, name.length() - 3) : name) + ".spill";
		return started(new JdbcUsageLog(sqlite(database), path.toAbsolutePath().resolveSibling(spill), options, clock));
	}

	/**
	 * A log in memory, which lasts until it is closed.
	 * @param options how the log is kept
	 * @param clock decides how old records are
	 * @return the log
	 */
	public static UsageLog memory(UsageLogOptions options, Clock clock) {
		return started(new JdbcUsageLog(sqlite(SqliteDatabase.memory(UsageSchema.SQLITE)), null, options, clock));
	}

	/**
	 * A log in a database of the application. While it cannot be written, records wait in
	 * memory, and nothing goes to a disk of this machine.
	 * @param database the database, which stays open when the log is closed
	 * @param options how the log is kept
	 * @param clock decides how old records are
	 * @return the log
	 */
	public static UsageLog shared(SharedUsageDatabase database, UsageLogOptions options, Clock clock) {
		return started(new JdbcUsageLog(database, null, options, clock));
	}

	private static UsageDatabase sqlite(SqliteDatabase database) {
		return new SqliteUsageDatabase(database, WRITE_TIMEOUT, READ_TIMEOUT);
	}

	private static UsageLog started(JdbcUsageLog log) {
		log.thread.start();
		return log;
	}

	@Override
	public void onUsage(UsageEvent event) {
		if (this.closed) {
			this.dropped.increment();
			return;
		}
		int waiting = this.queue.offer(this.preview.cut(event));
		if (waiting == 0) {
			this.overflow.add(this.recorder.withoutPrompt(event));
			this.dropped.increment();
		}
		else if (waiting % ENOUGH == 0) {
			LockSupport.unpark(this.thread);
		}
	}

	@Override
	public UsageRepository repository() {
		return this.repository;
	}

	@Override
	public boolean flush(Duration atMost) {
		if (!this.thread.isAlive()) {
			return this.queue.isEmpty();
		}
		CompletableFuture<Boolean> mark = this.queue.mark();
		LockSupport.unpark(this.thread);
		try {
			return mark.get(Math.max(atMost.toNanos(), 0), TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
		catch (ExecutionException | TimeoutException ex) {
			return false;
		}
	}

	@Override
	public int queueSize() {
		return this.queue.size();
	}

	@Override
	public long dropped() {
		return this.dropped.sum();
	}

	@Override
	public void close() {
		this.closed = true;
		this.writer.close();
		LockSupport.unpark(this.thread);
		try {
			this.thread.join(this.closeTimeout.plus(GRACE).toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		if (!this.thread.isAlive()) {
			this.database.close();
		}
	}

}
