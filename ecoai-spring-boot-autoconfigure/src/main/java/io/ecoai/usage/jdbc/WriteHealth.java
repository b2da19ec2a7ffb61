package io.ecoai.usage.jdbc;

import java.time.Duration;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.core.NestedExceptionUtils;

/**
 * Whether writing works, when to try again, and one log line for each change. A database
 * that is only busy is worth a line when it stays so. Used by the writer's thread alone.
 */
final class WriteHealth {

	private static final Log logger = LogFactory.getLog(WriteHealth.class);

	private static final Duration FIRST_PAUSE = Duration.ofMillis(50);

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private final UsageDatabase place;

	private final String meanwhile;

	private boolean failing;

	private boolean busy;

	private boolean reported;

	private long since;

	private long next;

	private Duration pause = FIRST_PAUSE;

	private long droppedBefore;

	private long droppedAt;

	private boolean dropping;

	WriteHealth(UsageDatabase place, String meanwhile) {
		this.place = place;
		this.meanwhile = meanwhile;
	}

	boolean mayTry() {
		return !this.failing || System.nanoTime() - this.next >= 0;
	}

	boolean isFailing() {
		return this.failing;
	}

	/** Whether writing fails for another reason than somebody else's lock. */
	boolean isBroken() {
		return this.failing && !this.busy;
	}

	void failed(Throwable failure) {
		long now = System.nanoTime();
		if (!this.failing) {
			this.failing = true;
			this.since = now;
			this.pause = FIRST_PAUSE;
		}
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
		if (this.reported) {
			logger.info("Usage records are written to the %s again".formatted(this.place));
		}
		this.failing = false;
		this.reported = false;
	}

	/** Reports when details begin to be lost, and when that has stopped for a while. */
	void dropped(long dropped) {
		long now = System.nanoTime();
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
