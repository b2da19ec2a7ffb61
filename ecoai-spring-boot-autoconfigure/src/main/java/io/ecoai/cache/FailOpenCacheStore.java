package io.ecoai.cache;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.ecoai.cache.Leases.Intent;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * A store that never throws, except when it is flushed. What fails reads as empty. A
 * store that fails is left alone, so that callers do not wait for it: one on this machine
 * after some failures in a row, for some seconds; a remote one after the first, until it
 * answers again, which is found out without anybody waiting. What is read and what is
 * written are left alone separately, since a store that is full can still be read.
 * Thread-safe.
 */
public final class FailOpenCacheStore implements CacheStore {

	private static final Log logger = LogFactory.getLog(FailOpenCacheStore.class);

	private final CacheStore store;

	private final CacheListener listener;

	private final StoreHealth health;

	private final StoreCircuit reads;

	private final StoreCircuit writes;

	FailOpenCacheStore(CacheStore store, CacheListener listener, Clock clock) {
		this.store = store;
		this.listener = new QuietCacheListener(listener);
		this.health = new StoreHealth(store.storage());
		this.reads = new StoreCircuit(this.health, store.isRemote(), clock);
		this.writes = new StoreCircuit(this.health, store.isRemote(), clock);
		// What kept the store from being read has kept it from being written too.
		this.reads.onRecovery(this.writes::close);
	}

	/**
	 * Whether the store works, as far as the last calls show.
	 * @return what failed last if the store is being left alone, otherwise {@code null}
	 */
	public @Nullable String failure() {
		return this.health.failure();
	}

	@Override
	public String storage() {
		return this.store.storage();
	}

	@Override
	public boolean isRemote() {
		return this.store.isRemote();
	}

	@Override
	public CompletionStage<?> probe() {
		return this.store.probe();
	}

	/** Not fail-open: no name is not the same as a name that cannot be read. */
	@Override
	public @Nullable String identity() {
		return this.store.identity();
	}

	@Override
	public @Nullable CacheEntry get(CacheKey key) {
		return attempt("get", () -> this.store.get(key));
	}

	@Override
	public CompletionStage<?> put(CacheEntry entry) {
		return put(entry, Permit.ALWAYS);
	}

	@Override
	public CompletionStage<Boolean> put(CacheEntry entry, Permit permit) {
		if (this.reads.isClosed() && this.writes.permits()) {
			long start = this.writes.start();
			try {
				return this.store.put(entry, permit).handle((allowed, failure) -> {
					ended(this.writes, start, "put", failure);
					// Without an answer nobody knows whether it was flushed meanwhile.
					return (failure == null) ? !Boolean.FALSE.equals(allowed) : permit == Permit.ALWAYS;
				});
			}
			// Whatever it is: a call that is not reported would never be let in again.
			catch (Throwable ex) {
				ended(this.writes, start, "put", ex);
			}
		}
		return CompletableFuture.completedFuture(permit == Permit.ALWAYS);
	}

	@Override
	public Leases leases() {
		return this.store.leases();
	}

	/** See {@link Leases#claim}. Whoever cannot claim asks without being kept. */
	Claim claim(CacheKey key, Intent intent) {
		Leases leases = this.store.leases();
		Claim claim = (leases != Leases.NONE) ? attempt("claim", () -> leases.claim(key, intent))
				: leases.claim(key, intent);
		return (claim != null) ? claim : Claim.ask(Permit.NEVER);
	}

	/** See {@link Leases#permit} and {@link Leases#refresh}. */
	Permit permit(CacheKey key, boolean refresh) {
		Leases leases = this.store.leases();
		Supplier<Permit> question = () -> refresh ? leases.refresh(key) : leases.permit(key);
		Permit permit = (leases != Leases.NONE) ? attempt("claim", question) : question.get();
		return (permit != null) ? permit : Permit.NEVER;
	}

	/** Not fail-open: whoever flushes has to know whether the answers are gone. */
	@Override
	public long remove(FlushFilter filter) {
		return this.store.remove(filter);
	}

	@Override
	public long removeUnlogged(FlushFilter filter) {
		return this.store.removeUnlogged(filter);
	}

	@Override
	public void discard(CacheKey key) {
		attempt("remove", () -> {
			this.store.discard(key);
			return true;
		});
	}

	@Override
	public List<EntryHeader> newest(String namespace, String model, int limit) {
		return Objects.requireNonNullElse(attempt("newest", () -> this.store.newest(namespace, model, limit)),
				List.of());
	}

	@Override
	public List<CacheKey> keysAtRest(CacheKey key) {
		return this.store.keysAtRest(key);
	}

	@Override
	public void check(FlushFilter filter) {
		this.store.check(filter);
	}

	@Override
	public CacheStatistics statistics() {
		return Objects.requireNonNullElseGet(attempt("statistics", this.store::statistics),
				() -> new CacheStatistics(storage(), 0, 0));
	}

	@Override
	public void used(CacheKey key) {
		this.store.used(key);
	}

	@Override
	public void onFlushByOthers(Consumer<FlushFilter> listener) {
		this.store.onFlushByOthers(listener);
	}

	@Override
	public void close() {
		this.store.close();
	}

	/**
	 * Asks something of the server behind the store, unless the store is being left
	 * alone. For what belongs to a call beside reading and writing its answer, so that
	 * all of it together waits for a server without answers no longer than once.
	 * @param operation what is asked, as the metrics are to name it
	 * @param question asks, for a bounded time
	 * @param <T> the answer
	 * @return the answer, or {@code null} if the store is being left alone or fails
	 */
	public <T> @Nullable T attempt(String operation, Supplier<? extends @Nullable T> question) {
		if (!this.reads.permits()) {
			return null;
		}
		long start = this.reads.start();
		if (this.reads.isOnTrial() && isRemote()) {
			probe(start);
			return null;
		}
		try {
			T result = question.get();
			ended(this.reads, start, operation, null);
			return result;
		}
		// Whatever it is: a call that is not reported would never be let in again.
		catch (Throwable ex) {
			ended(this.reads, start, operation, ex);
			return null;
		}
	}

	/** In place of what was asked, so that nobody waits for a store that has failed. */
	private void probe(long start) {
		try {
			this.store.probe().whenComplete((done, failure) -> ended(this.reads, start, "probe", failure));
		}
		catch (Throwable ex) {
			ended(this.reads, start, "probe", ex);
		}
	}

	private boolean ended(StoreCircuit circuit, long start, String operation, @Nullable Throwable failure) {
		if (failure == null) {
			circuit.succeeded(start);
		}
		else if (Thread.currentThread().isInterrupted()) {
			circuit.withdraw();
		}
		else {
			logger.debug("The cache store failed on " + operation, failure);
			this.health.failed(operation, failure);
			circuit.failed(start, failure);
			this.listener.onStoreError(storage(), operation);
		}
		return failure == null;
	}

}
