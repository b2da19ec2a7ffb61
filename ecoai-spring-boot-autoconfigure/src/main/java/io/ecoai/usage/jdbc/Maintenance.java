package io.ecoai.usage.jdbc;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What the writer does when it has nothing else to do, once an hour: deletes records and
 * prompts that are past their retention, in small pieces so that nobody waits long. Of
 * the writers of one database, one does it for all.
 */
final class Maintenance {

	private static final Duration INTERVAL = Duration.ofHours(1);

	private static final int PIECE = 500;

	private final UsageDatabase database;

	private final UsageBatches batches;

	private final Duration retention;

	private final Clock clock;

	private @Nullable Instant next;

	private boolean deleted;

	Maintenance(UsageDatabase database, UsageBatches batches, Duration retention, Clock clock) {
		this.database = database;
		this.batches = batches;
		this.retention = retention;
		this.clock = clock;
	}

	/**
	 * Does a piece of work if it is due.
	 * @return whether there is more of it
	 */
	boolean run() {
		Instant now = this.clock.instant();
		if (!this.database.isUsed() || (this.next != null && now.isBefore(this.next))) {
			return false;
		}
		if (!this.deleted && !this.database.claimMaintenance(now, now.plus(INTERVAL))) {
			this.next = now.plus(INTERVAL);
			return false;
		}
		if (this.batches.deleteBefore(oldest(now), PIECE) == PIECE) {
			this.deleted = true;
			return true;
		}
		this.batches.forgetNames();
		this.database.tidy(this.deleted);
		this.deleted = false;
		this.next = now.plus(INTERVAL);
		return false;
	}

	private Instant oldest(Instant now) {
		try {
			return now.minus(this.retention);
		}
		catch (DateTimeException | ArithmeticException ex) {
			return Instant.MIN;
		}
	}

}
