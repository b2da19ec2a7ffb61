package io.ecoai.invalidation;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import io.ecoai.cache.FlushFilter;
import io.ecoai.cache.ResponseCache;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Removes answers after the transaction that changes what they depend on: before, the
 * next caller would have them made from the old state again. Never throws, since what the
 * application has done is done. Thread-safe.
 */
public final class Invalidation {

	private static final Log logger = LogFactory.getLog(Invalidation.class);

	private final AtomicBoolean unknownTold = new AtomicBoolean();

	private final AtomicLong failures = new AtomicLong();

	private final Supplier<ResponseCache> cache;

	/**
	 * Creates an invalidation.
	 * @param cache where answers are removed from; asked for when there are some to be
	 * removed
	 */
	public Invalidation(Supplier<ResponseCache> cache) {
		this.cache = cache;
	}

	/**
	 * Removes answers, when the transaction of this thread has been committed or at once
	 * if there is none.
	 * @param filters which ones
	 * @param reason who says so, for the log
	 */
	void removeAfterCommit(List<FlushFilter> filters, String reason) {
		if (!TransactionSynchronizationManager.isSynchronizationActive()
				|| !TransactionSynchronizationManager.isActualTransactionActive()) {
			remove(filters, reason);
			return;
		}
		TransactionSynchronizationManager.registerSynchronization(new AfterCommit(() -> remove(filters, reason)));
	}

	/** Removes answers at once. */
	void remove(List<FlushFilter> filters, String reason) {
		for (FlushFilter filter : filters) {
			try {
				this.cache.get().flush(filter);
				tellRecovery();
			}
			catch (RuntimeException | LinkageError ex) {
				tellFailure(filter, reason, ex);
			}
		}
	}

	/** Says that it is not known which answers are to leave. */
	void tellUnknown(String reason, RuntimeException failure) {
		if (this.unknownTold.compareAndSet(false, true)) {
			logger
				.warn(("After %s no answers were removed from the cache, since its tags cannot be told: %s. Answers that "
						+ "depend on what it has changed may still be served. Correct the expression, and remove them "
						+ "with EcoAi.flush or DELETE /actuator/ecoai/cache")
					.formatted(reason, failure.getMessage()));
		}
		logger.debug("Tags cannot be told", failure);
	}

	private void tellFailure(FlushFilter filter, String reason, Throwable failure) {
		if (this.failures.getAndIncrement() == 0) {
			logger
				.warn(("After %s, answers could not be removed from the store of the cache: %s. They may be served until "
						+ "their time to live is over, in dev mode for ever. When the store works again, remove them with EcoAi.flush or "
						+ "DELETE /actuator/ecoai/cache; until then further failures are only counted")
					.formatted(reason, failure.getMessage()));
		}
		logger.debug("Answers could not be removed: " + filter, failure);
	}

	private void tellRecovery() {
		long missed = this.failures.get();
		if (missed > 0 && this.failures.compareAndSet(missed, 0)) {
			logger.info("Answers can be removed from the cache again; that failed %d times".formatted(missed));
		}
	}

	/**
	 * Acts once after a commit. What is registered while others act after a commit, or
	 * behind one of them that throws, hears only of the completion.
	 */
	private static final class AfterCommit implements TransactionSynchronization {

		private final Runnable action;

		private boolean done;

		AfterCommit(Runnable action) {
			this.action = action;
		}

		@Override
		public void afterCommit() {
			if (!this.done) {
				this.done = true;
				this.action.run();
			}
		}

		/**
		 * Also if nobody knows the outcome: a needless miss harms less than an old
		 * answer.
		 */
		@Override
		public void afterCompletion(int status) {
			if (status != STATUS_ROLLED_BACK) {
				afterCommit();
			}
		}

	}

}
