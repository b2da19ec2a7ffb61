package io.ecoai.cache;

import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Whether a store works, told in one line when it changes. Thread-safe.
 */
final class StoreHealth {

	private static final Log logger = LogFactory.getLog(FailOpenCacheStore.class);

	private final String storage;

	private final Set<StoreCircuit> broken = ConcurrentHashMap.newKeySet();

	private final AtomicBoolean degraded = new AtomicBoolean();

	private volatile String lastFailure = "";

	StoreHealth(String storage) {
		this.storage = storage;
	}

	@Nullable String failure() {
		return this.degraded.get() ? this.lastFailure : null;
	}

	void failed(String operation, Throwable failure) {
		Throwable cause = (failure instanceof CompletionException && failure.getCause() != null) ? failure.getCause()
				: failure;
		this.lastFailure = operation + ": " + ((cause.getMessage() != null) ? cause.getMessage() : cause);
	}

	void broken(StoreCircuit circuit) {
		this.broken.add(circuit);
		if (this.degraded.compareAndSet(false, true)) {
			logger.warn("The %s cache store fails (%s). Calls go to their providers until it works again"
				.formatted(this.storage, this.lastFailure));
		}
	}

	void mended(StoreCircuit circuit) {
		this.broken.remove(circuit);
		if (this.broken.isEmpty() && this.degraded.compareAndSet(true, false)) {
			logger.info("The %s cache store works again".formatted(this.storage));
		}
	}

}
