package io.ecoai.usage.jdbc;

import java.time.Duration;
import java.util.function.LongSupplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.core.NestedExceptionUtils;

/**
 * Whether writing works, when to try again, and one log line for each change. A database
 * that is only busy is worth a line when it stays so, and one that has failed works again
 * when it has not failed for a while: on a full disk, now and then something fits. Used
 * by the writer's thread alone.
 */
final class WriteHealth {

	private static final Log logger = LogFactory.getLog(WriteHealth.class);

	private static final Duration FIRST_PAUSE = Duration.ofMillis(50);

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private final UsageDatabase place;

	private final String meanwhile;

	private final LongSupplier nanoTime;

	private boolean failing;

	private boolean busy;

	private boolean reported;

	private long since;

	private long failedAt;

	private long next;

	private Duration pause = FIRST_PAUSE;

	private long droppedBefore;

	private long droppedAt;

	private boolean dropping;

	WriteHealth(UsageDatabase place, String meanwhile) {
		this(place, meanwhile, System::nanoTime);
	}

	WriteHealth(UsageDatabase place, String meanwhile, LongSupplier nanoTime) {
		this.place = place;
		this.meanwhile = meanwhile;
		this.nanoTime = nanoTime;
	}

	boolean mayTry() {
		return !this.failing || this.nanoTime.getAsLong() - this.next >= 0;
	}

	boolean isFailing() {
		return this.failing;
	}

	/** Whether writing fails for another reason than somebody else's lock. */
	boolean isBroken() {
		return this.failing && !this.busy;
	}

	void failed(Throwable failure) {
		long now = this.nanoTime.getAsLong();
		if (!this.failing) {
			this.failing = true;
			this.since = now;
			this.pause = FIRST_PAUSE;
		}
		this.failedAt = now;
		this.busy = this.place.isBusy(failure);
		this.next = now + this.pause.toNanos();
		Duration doubled = this.pause.multipliedBy(2);
		this.pause = (doubled.compareTo(LONGEST_PAUSE) < 0) ? doubled : LONGEST_PAUSE;
		if (!this.reported && (!this.busy || now - this.since >= PATIENCE.toNanos())) {
			this.reported = true;
			logger.warn("Usage records cannot be written to the %s (%s): %s. Calls go on as before. %s".formatted(
					this.place, this.place.property(), NestedExceptionUtils.getMostSpecificCause(failure),
					this.meanwhile));
		}
	}

	/** Only the first line: PostgreSQL puts the values of a row into the second. */
	static String describe(Throwable failure) {
		return NestedExceptionUtils.getMostSpecificCause(failure).toString().lines().findFirst().orElse("");
	}

	void succeeded() {
		this.failing = false;
		if (this.reported && this.nanoTime.getAsLong() - this.failedAt >= PATIENCE.toNanos()) {
			tellRecovery();
		}
	}

	/** Without anything to come that could fail. */
	void ended() {
		if (this.reported && !this.failing) {
			tellRecovery();
		}
	}

	private void tellRecovery() {
		this.reported = false;
		logger.info("Usage records are written to the %s again".formatted(this.place));
	}

	/** Reports when details begin to be lost, and when that has stopped for a while. */
	void dropped(long dropped) {
		long now = this.nanoTime.getAsLong();
		if (dropped > this.droppedBefore) {
			this.droppedBefore = dropped;
			this.droppedAt = now;
			if (!this.dropping) {
				this.dropping = true;
				logger.warn(("More calls end than can be written to the %s (%s): they count in the "
						+ "totals, but are missing in the history")
					.formatted(this.place, this.place.property()));
			}
		}
		else if (this.dropping && now - this.droppedAt >= PATIENCE.toNanos()) {
			this.dropping = false;
			logger.info(
					"All usage records are kept again; %d since the start count only in the totals".formatted(dropped));
		}
	}

}
