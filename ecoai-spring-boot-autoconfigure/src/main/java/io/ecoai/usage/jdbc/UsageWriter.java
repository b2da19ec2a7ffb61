package io.ecoai.usage.jdbc;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

import io.ecoai.usage.UsageEvent;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * The thread behind the log. It takes calls from the queue and writes them in batches;
 * when the database does not keep up, it moves them to the spill, and back later.
 */
final class UsageWriter implements Runnable {

	private static final Log logger = LogFactory.getLog(UsageWriter.class);

	private static final Duration PAUSE = Duration.ofMillis(200);

	private static final Duration RETRY_PAUSE = Duration.ofMillis(50);

	/** How many lines of the spill are written at once. */
	private static final int REPLAYED = 1000;

	private final EventQueue queue;

	private final PendingCalls pending;

	private final UsageDatabase database;

	private final UsageBatches batches;

	private final Spill spill;

	private final WriteHealth health;

	private final Maintenance maintenance;

	private final Duration closeTimeout;

	private final List<CompletableFuture<Boolean>> marks = new ArrayList<>();

	private volatile boolean closing;

	UsageWriter(EventQueue queue, PendingCalls pending, UsageDatabase database, UsageBatches batches, Spill spill,
			WriteHealth health, Maintenance maintenance, Duration closeTimeout) {
		this.queue = queue;
		this.pending = pending;
		this.database = database;
		this.batches = batches;
		this.spill = spill;
		this.health = health;
		this.maintenance = maintenance;
		this.closeTimeout = closeTimeout;
	}

	/** Asks the thread to write what is there and end. */
	void close() {
		this.closing = true;
	}

	@Override
	public void run() {
		this.spill.findLeftover();
		attempt(() -> {
			this.database.open();
			return true;
		});
		while (!this.closing) {
			if (!attempt(this::cycle)) {
				LockSupport.parkNanos(this, (this.health.isFailing() ? RETRY_PAUSE : PAUSE).toNanos());
			}
		}
		finish();
	}

	private boolean attempt(Step step) {
		try {
			return step.run();
		}
		catch (IOException | RuntimeException | Error ex) {
			// Whatever it is: without this thread, nothing would ever be written again.
			this.health.failed(ex);
			return false;
		}
	}

	/**
	 * Writes what is there.
	 * @return whether there is more to do at once
	 */
	private boolean cycle() throws IOException {
		fill();
		while (this.queue.isCrowded() && this.pending.spillTo(this.spill)) {
			fill();
		}
		this.health.dropped(this.pending.crowdedOut());
		if (!this.health.mayTry()) {
			return false;
		}
		if (!this.pending.isEmpty()) {
			write();
			return true;
		}
		if (!this.spill.isEmpty()) {
			this.spill.replay(this.batches, REPLAYED);
			this.health.succeeded();
			return true;
		}
		if (this.health.isFailing()) {
			this.database.open();
		}
		release(true);
		boolean more = this.maintenance.run();
		this.health.succeeded();
		return more;
	}

	private void fill() {
		while (!this.pending.isFull()) {
			Object next = this.queue.poll();
			if (next == null) {
				return;
			}
			if (next instanceof UsageEvent event) {
				this.pending.add(event);
			}
			else if (next instanceof EventQueue.Mark mark) {
				this.marks.add(mark.reached());
			}
		}
	}

	private boolean write() {
		this.pending.write();
		this.health.succeeded();
		return true;
	}

	private void release(boolean written) {
		this.marks.forEach((mark) -> mark.complete(written));
		this.marks.clear();
	}

	private void finish() {
		long deadline = System.nanoTime() + this.closeTimeout.toNanos();
		fill();
		while (!this.pending.isEmpty() && System.nanoTime() - deadline < 0) {
			if (this.health.mayTry() && !attempt(this::write) && this.health.isBroken()) {
				break;
			}
			if (this.health.isFailing()) {
				LockSupport.parkNanos(this, RETRY_PAUSE.toNanos());
			}
			fill();
		}
		this.health.ended();
		release(this.pending.isEmpty() && this.spill.isEmpty());
		while (!this.pending.isEmpty() || !this.queue.isEmpty()) {
			if (!this.pending.spillTo(this.spill)) {
				this.pending.dropDetails();
				this.pending.spillTotalsTo(this.spill);
			}
			fill();
		}
		release(false);
		try {
			this.spill.close();
		}
		catch (IOException ex) {
			logger.debug("The spill did not close", ex);
		}
	}

	@FunctionalInterface
	private interface Step {

		boolean run() throws IOException;

	}

}
