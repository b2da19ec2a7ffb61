package io.ecoai.metrics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * A value that is read at most once a second, so that one scrape of many gauges makes one
 * query. While it cannot be read, every figure of it is {@link Double#NaN}. Thread-safe.
 *
 * @param <T> the value
 */
final class RecentReading<T> {

	private static final Duration MAX_AGE = Duration.ofSeconds(1);

	private static final Log logger = LogFactory.getLog(RecentReading.class);

	private final ReentrantLock lock = new ReentrantLock();

	private final Supplier<T> source;

	private final Clock clock;

	private @Nullable T value;

	private Instant readAt = Instant.MIN;

	RecentReading(Supplier<T> source, Clock clock) {
		this.source = source;
		this.clock = clock;
	}

	double figure(ToDoubleFunction<T> figure) {
		T current = current();
		return (current != null) ? figure.applyAsDouble(current) : Double.NaN;
	}

	private @Nullable T current() {
		this.lock.lock();
		try {
			Instant now = this.clock.instant();
			// A clock that was set back must not freeze the value.
			if (now.isBefore(this.readAt) || !now.isBefore(this.readAt.plus(MAX_AGE))) {
				this.value = read();
				this.readAt = this.clock.instant();
			}
			return this.value;
		}
		finally {
			this.lock.unlock();
		}
	}

	private @Nullable T read() {
		try {
			return this.source.get();
		}
		catch (RuntimeException ex) {
			logger.debug("A gauge cannot be read", ex);
			return null;
		}
	}

}
