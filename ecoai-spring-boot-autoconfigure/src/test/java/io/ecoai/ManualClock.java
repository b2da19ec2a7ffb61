package io.ecoai;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A clock that only tests move. Any thread may read it.
 */
public final class ManualClock extends Clock {

	private volatile Instant now;

	/** At noon of 23 November 2026, for tests that only count from there. */
	public ManualClock() {
		this(Instant.parse("2026-11-23T12:00:00Z"));
	}

	public ManualClock(Instant now) {
		this.now = now;
	}

	/** Moves the clock forward, or back if the duration is negative. */
	public void advance(Duration duration) {
		this.now = this.now.plus(duration);
	}

	@Override
	public Instant instant() {
		return this.now;
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		return this;
	}

}
