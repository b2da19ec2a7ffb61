package io.ecoai.cache;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Says once why answers cannot be kept, of a bounded number of reasons. Thread-safe.
 */
final class UnkeptAnswers {

	private static final int MAX_TOLD = 100;

	private static final Log logger = LogFactory.getLog(ResponseCache.class);

	private final Set<String> told = ConcurrentHashMap.newKeySet();

	void tell(Throwable failure) {
		String message = "An answer could not be kept: " + failure;
		if (this.told.size() < MAX_TOLD && this.told.add(message)) {
			logger.warn(message);
		}
	}

}
