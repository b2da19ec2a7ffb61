package io.ecoai.cache;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.StateTransition;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;

/**
 * Decides whether a store is asked. A remote one is no longer asked after its first
 * failure; that it is broken is only said once it has failed in further tries, since an
 * answer can be late. Thread-safe.
 */
final class StoreCircuit {

	private static final Duration FIRST_PAUSE = Duration.ofMillis(50);

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

	/** Of a remote store, after the first failure. */
	private static final int TRIES_BEFORE_SAYING_SO = 2;

	private final AtomicInteger failedTries = new AtomicInteger();

	private final CircuitBreaker circuit;

	StoreCircuit(StoreHealth health, boolean remote, Clock clock) {
		this.circuit = CircuitBreaker.of("ecoai", remote ? remote(clock) : local(clock));
		int most = remote ? TRIES_BEFORE_SAYING_SO : 0;
		this.circuit.getEventPublisher().onStateTransition((event) -> {
			StateTransition transition = event.getStateTransition();
			if (transition == StateTransition.HALF_OPEN_TO_OPEN) {
				this.failedTries.incrementAndGet();
			}
			if (transition.getToState() == State.CLOSED) {
				this.failedTries.set(0);
				health.mended(this);
			}
			else if (transition.getToState() == State.OPEN && this.failedTries.get() >= most) {
				health.broken(this);
			}
		});
	}

	private static CircuitBreakerConfig local(Clock clock) {
		return CircuitBreakerConfig.custom()
			.clock(clock)
			.slidingWindowSize(6)
			.minimumNumberOfCalls(3)
			.waitDurationInOpenState(Duration.ofSeconds(5))
			.permittedNumberOfCallsInHalfOpenState(2)
			.build();
	}

	private static CircuitBreakerConfig remote(Clock clock) {
		return CircuitBreakerConfig.custom()
			.clock(clock)
			.slidingWindowSize(1)
			.minimumNumberOfCalls(1)
			.waitIntervalFunctionInOpenState(IntervalFunction.ofExponentialBackoff(FIRST_PAUSE, 2, LONGEST_PAUSE))
			.permittedNumberOfCallsInHalfOpenState(1)
			.build();
	}

	void onRecovery(Runnable action) {
		this.circuit.getEventPublisher().onStateTransition((event) -> {
			if (event.getStateTransition().getToState() == State.CLOSED) {
				action.run();
			}
		});
	}

	boolean permits() {
		return this.circuit.tryAcquirePermission();
	}

	boolean isClosed() {
		return this.circuit.getState() == State.CLOSED;
	}

	/** Whether what is permitted now decides whether the store works again. */
	boolean isOnTrial() {
		return this.circuit.getState() == State.HALF_OPEN;
	}

	/** To be passed to what tells the outcome. */
	long start() {
		return this.circuit.getCurrentTimestamp();
	}

	void succeeded(long start) {
		this.circuit.onSuccess(this.circuit.getCurrentTimestamp() - start, this.circuit.getTimestampUnit());
	}

	void failed(long start, Throwable failure) {
		TimeUnit unit = this.circuit.getTimestampUnit();
		this.circuit.onError(this.circuit.getCurrentTimestamp() - start, unit, failure);
	}

	/** Takes back a permission that has shown nothing. */
	void withdraw() {
		this.circuit.releasePermission();
	}

	void close() {
		if (!isClosed()) {
			this.circuit.transitionToClosedState();
		}
	}

}
