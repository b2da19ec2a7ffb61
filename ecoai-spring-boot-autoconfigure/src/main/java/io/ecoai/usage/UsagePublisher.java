package io.ecoai.usage;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

import io.ecoai.impact.Impact;
import io.ecoai.impact.ImpactEstimator;
import io.ecoai.impact.ModelCall;
import io.ecoai.impact.TokenUsage;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Tells the listeners of every call, with what it costs. A listener hears of a call on
 * the thread of its caller, except for calls that end before the price tables have been
 * read: no caller waits for those. Thread-safe.
 */
public final class UsagePublisher implements AutoCloseable {

	/** Much longer than the tables take to be read. */
	private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

	private static final Log logger = LogFactory.getLog(UsagePublisher.class);

	private final AtomicBoolean prepared = new AtomicBoolean();

	private final AtomicBoolean failureTold = new AtomicBoolean();

	private final CompletableFuture<Void> tables = new CompletableFuture<>();

	private final ReentrantLock order = new ReentrantLock();

	private volatile CompletableFuture<Void> published = this.tables;

	private final ImpactEstimator estimator;

	private final List<UsageListener> listeners;

	/**
	 * Creates a publisher.
	 * @param estimator tells what a call costs
	 * @param listeners hear of every call, in this order
	 */
	public UsagePublisher(ImpactEstimator estimator, List<UsageListener> listeners) {
		this.estimator = estimator;
		this.listeners = List.copyOf(listeners);
	}

	/**
	 * Begins to read the tables, so that they are there when the first call ends.
	 */
	public void prepare() {
		if (!this.prepared.get() && this.prepared.compareAndSet(false, true)) {
			Thread thread = new Thread(this::readTables, "ecoai-tables");
			thread.setDaemon(true);
			thread.start();
		}
	}

	/**
	 * Publishes a call.
	 * @param call what the estimate is made from
	 * @param event makes the event
	 */
	public void publish(ModelCall call, Function<Impact, UsageEvent> event) {
		// Not as soon as the tables are there: those who waited for them come first.
		if (this.published.isDone()) {
			deliver(call, event);
			return;
		}
		prepare();
		this.order.lock();
		try {
			this.published = this.published.thenRun(() -> deliver(call, event));
		}
		finally {
			this.order.unlock();
		}
	}

	/**
	 * What some calls cost that are no calls of the application, such as those of an
	 * embedding model.
	 * @param calls the calls
	 * @return US dollars; those that cannot be priced add nothing
	 */
	public BigDecimal costOf(Collection<ModelCall> calls) {
		BigDecimal sum = BigDecimal.ZERO;
		for (ModelCall call : calls) {
			BigDecimal cost = estimate(call).costUsd();
			sum = (cost != null) ? sum.add(cost) : sum;
		}
		return sum;
	}

	/**
	 * Waits until the listeners have heard of every call that has ended.
	 * @param atMost how long to wait
	 * @return whether they have
	 */
	public boolean flush(Duration atMost) {
		if (!this.prepared.get()) {
			return true;
		}
		try {
			this.published.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
		catch (ExecutionException | TimeoutException ex) {
			return false;
		}
	}

	/**
	 * Waits for the calls that have ended before the tables were read: an application may
	 * well end that early.
	 */
	@Override
	public void close() {
		if (!flush(CLOSE_TIMEOUT)) {
			logger.warn("The price tables were not read in time: some calls are missing in the usage log");
		}
	}

	private void readTables() {
		try {
			// Of no model at all: every table has to be looked through.
			this.estimator.estimate(new ModelCall("none", "none", null, new TokenUsage(0, 0, 0, 0), Instant.EPOCH));
			this.estimator.method();
		}
		catch (RuntimeException | LinkageError ex) {
			logger.warn("The price tables cannot be read: costs and emissions stay unknown", ex);
		}
		finally {
			this.tables.complete(null);
		}
	}

	private void deliver(ModelCall call, Function<Impact, UsageEvent> event) {
		try {
			UsageEvent usage = event.apply(estimate(call));
			this.listeners.forEach((listener) -> tell(listener, usage));
		}
		catch (RuntimeException | LinkageError ex) {
			logFailure(ex);
		}
	}

	/** One listener that fails keeps no other from hearing. */
	private void tell(UsageListener listener, UsageEvent usage) {
		try {
			listener.onUsage(usage);
		}
		catch (RuntimeException | LinkageError ex) {
			logFailure(ex);
		}
	}

	private void logFailure(Throwable failure) {
		if (this.failureTold.compareAndSet(false, true)) {
			logger.warn("A call could not be recorded; this is told once", failure);
		}
	}

	private Impact estimate(ModelCall call) {
		return call.isMeasured() ? this.estimator.estimate(call) : Impact.UNKNOWN;
	}

}
