package io.ecoai.cache;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * When an answer was given, and for how long.
 *
 * @param createdAt when the origin gave it
 * @param ttl how long it lives by the wish of the caller who asked for it, or
 * {@code null} if that is left to the settings in force when it is read
 */
public record Lifetime(Instant createdAt, @Nullable Duration ttl) {

	/** At least zero, also where the clock of another machine is ahead. */
	Duration age(Instant now) {
		Duration age = Duration.between(this.createdAt, now);
		return age.isNegative() ? Duration.ZERO : age;
	}

}
