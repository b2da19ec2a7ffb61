package io.ecoai.cache;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * A store that never throws. After a few failures in a row it is left alone for some
 * seconds, so that callers do not wait for a store that is down.
 */
public final class FailOpenCacheStore implements CacheStore {

	private static final Log logger = LogFactory.getLog(FailOpenCacheStore.class);

	private final CacheStore store;

	private final CacheListener listener;

	private final CircuitBreaker circuit;

	private volatile String lastFailure = "";

	FailOpenCacheStore(CacheStore store, CacheListener listener, Clock clock) {
		this.store = store;
		this.listener = new QuietCacheListener(listener);
		this.circuit = CircuitBreaker.of("ecoai",
				CircuitBreakerConfig.custom()
					.clock(clock)
					.slidingWindowSize(6)
					.minimumNumberOfCalls(3)
					.waitDurationInOpenState(Duration.ofSeconds(5))
					.permittedNumberOfCallsInHalfOpenState(2)
					.build());
		this.circuit.getEventPublisher()
			.onStateTransition(
					(event) -> log(event.getStateTransition().getFromState(), event.getStateTransition().getToState()));
	}

	/**
	 * Whether the store works, as far as the last calls show.
	 * @return what failed last if the store is being left alone, otherwise {@code null}
	 */
	public @Nullable String failure() {
		return (this.circuit.getState() != State.CLOSED) ? this.lastFailure : null;
	}

	@Override
	public String storage() {
		return this.store.storage();
	}

	@Override
	public @Nullable CacheEntry get(CacheKey key) {
		return attempt("get", () -> this.store.get(key));
	}

	@Override
	public void put(CacheEntry entry) {
		attempt("put", () -> {
			this.store.put(entry);
			return true;
		});
	}

	/** Not fail-open: whoever flushes has to know whether the answers are gone. */
	@Override
	public long remove(FlushFilter filter) {
		return this.store.remove(filter);
	}

	@Override
	public List<StoredKey> newest(String namespace, String model, int limit) {
		return Objects.requireNonNullElse(attempt("newest", () -> this.store.newest(namespace, model, limit)),
				List.of());
	}

	@Override
	public CacheStatistics statistics() {
		return Objects.requireNonNullElseGet(attempt("statistics", this.store::statistics),
				() -> new CacheStatistics(storage(), 0, 0));
	}

	@Override
	public void close() {
		this.store.close();
	}

	private <T> @Nullable T attempt(String operation, Supplier<@Nullable T> call) {
		if (!this.circuit.tryAcquirePermission()) {
			return null;
		}
		long start = this.circuit.getCurrentTimestamp();
		try {
			T result = call.get();
			this.circuit.onSuccess(this.circuit.getCurrentTimestamp() - start, this.circuit.getTimestampUnit());
			return result;
		}
		// Whatever it is: a call that is not reported would never be let in again.
		catch (Throwable ex) {
			this.lastFailure = operation + ": " + ((ex.getMessage() != null) ? ex.getMessage() : ex);
			logger.debug("The cache store failed on " + operation, ex);
			this.circuit.onError(this.circuit.getCurrentTimestamp() - start, this.circuit.getTimestampUnit(), ex);
			this.listener.onStoreError(storage(), operation);
			return null;
		}
	}

	private void log(State from, State to) {
		if (from == State.CLOSED && to == State.OPEN) {
			logger.warn("The %s cache store fails (%s). Calls go to their providers until it works again"
				.formatted(storage(), this.lastFailure));
		}
		else if (to == State.CLOSED) {
			logger.info("The %s cache store works again".formatted(storage()));
		}
	}

}
