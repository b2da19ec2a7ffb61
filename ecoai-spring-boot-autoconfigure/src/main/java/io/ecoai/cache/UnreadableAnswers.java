package io.ecoai.cache;

import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Says once that a store holds an answer that cannot be read, or not made into what is
 * asked for. Thread-safe.
 */
final class UnreadableAnswers {

	private static final Log logger = LogFactory.getLog(ResponseCache.class);

	private final AtomicBoolean told = new AtomicBoolean();

	private final String storage;

	/**
	 * Creates it.
	 * @param storage the name that configuration has for the store
	 */
	UnreadableAnswers(String storage) {
		this.storage = storage;
	}

	void tell(CacheKey key, Throwable failure) {
		logger.debug("The answer with the key '" + key.value() + "' cannot be read", failure);
		if (this.told.compareAndSet(false, true)) {
			logger.warn(("An answer in the %s cache store cannot be read (%s) and counts as a miss; it is replaced by "
					+ "the next answer. This is told once")
				.formatted(this.storage, failure));
		}
	}

}
