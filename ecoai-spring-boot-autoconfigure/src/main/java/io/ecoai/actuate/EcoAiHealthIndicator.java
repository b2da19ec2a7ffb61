package io.ecoai.actuate;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Says whether the cache works. The status is always {@code UP}: an application without
 * its cache answers as it would without EcoAI, and must not be taken out of service for
 * that.
 */
public final class EcoAiHealthIndicator implements HealthIndicator {

	private final Supplier<@Nullable String> failure;

	/**
	 * Creates the indicator.
	 * @param failure why the store is being left alone, or {@code null} if it is not
	 */
	public EcoAiHealthIndicator(Supplier<@Nullable String> failure) {
		this.failure = failure;
	}

	@Override
	public Health health() {
		Health.Builder health = Health.up();
		String reason = this.failure.get();
		if (reason != null) {
			health.withDetail("degraded", reason);
		}
		return health.build();
	}

}
