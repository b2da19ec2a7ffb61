package io.ecoai.cache;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Passes on what it hears and keeps what the other throws: a call must not fail for
 * somebody who only listens.
 */
final class QuietCacheListener implements CacheListener {

	private static final Log logger = LogFactory.getLog(QuietCacheListener.class);

	private final CacheListener listener;

	QuietCacheListener(CacheListener listener) {
		this.listener = listener;
	}

	@Override
	public void onLookup(boolean hit, long nanos) {
		try {
			this.listener.onLookup(hit, nanos);
		}
		catch (RuntimeException | LinkageError ex) {
			logger.debug("A listener failed on a lookup", ex);
		}
	}

	@Override
	public void onStoreError(String storage, String operation) {
		try {
			this.listener.onStoreError(storage, operation);
		}
		catch (RuntimeException | LinkageError ex) {
			logger.debug("A listener failed on a store error", ex);
		}
	}

}
