package io.ecoai.semantic.embed;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether something is called that may fail, and says once when that changes.
 * Thread-safe.
 */
final class CallCircuit {

	private static final Log logger = LogFactory.getLog(BoundedCalls.class);

	private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

	private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

	private final String what;

	private final CircuitBreaker circuit;

	private volatile boolean told;

	private volatile @Nullable String failure;

	CallCircuit(String what, Clock clock) {
		this.what = what;
		this.circuit = CircuitBreaker.of("ecoai-semantic", CircuitBreakerConfig.custom()
			.clock(clock)
			.slidingWindowSize(6)
			.minimumNumberOfCalls(3)
			.waitIntervalFunctionInOpenState(IntervalFunction.ofExponentialBackoff(FIRST_PAUSE, 2, LONGEST_PAUSE))
			.permittedNumberOfCallsInHalfOpenState(1)
			.build());
		this.circuit.getEventPublisher().onStateTransition((event) -> {
			State state = event.getStateTransition().getToState();
			if (state == State.OPEN && !this.told) {
				this.told = true;
				logger.warn(("%s fails or is too slow (%s). It is left alone for a while, and questions are only "
						+ "answered exactly")
					.formatted(what, this.failure));
			}
			else if (state == State.CLOSED && this.told) {
				this.told = false;
				logger.info("%s works again".formatted(what));
			}
		});
	}

	/** Why it is not called, or {@code null} if it is. */
	@Nullable String obstacle() {
		return (this.circuit.getState() == State.CLOSED) ? null : this.failure;
	}

	boolean permits() {
		return this.circuit.tryAcquirePermission();
	}

	long start() {
		return this.circuit.getCurrentTimestamp();
	}

	void succeeded(long start) {
		this.circuit.onSuccess(this.circuit.getCurrentTimestamp() - start, this.circuit.getTimestampUnit());
	}

	/**
	 * Takes note of a failure.
	 * @param reason why, in words that everybody may read
	 */
	void failed(long start, Throwable cause, String reason) {
		this.failure = reason;
		logger.debug("%s fails".formatted(this.what), cause);
		TimeUnit unit = this.circuit.getTimestampUnit();
		this.circuit.onError(this.circuit.getCurrentTimestamp() - start, unit, cause);
	}

	/** Takes back a permission that has shown nothing. */
	void withdraw() {
		this.circuit.releasePermission();
	}

}
