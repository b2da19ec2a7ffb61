package io.ecoai.cache;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * A store in front of another one. Passes everything on; whoever extends it overrides
 * what it does differently. Thread-safe if the other store is.
 */
public abstract class DelegatingCacheStore implements CacheStore {

	private final CacheStore delegate;

	/**
	 * Creates a store.
	 * @param delegate the store behind it, which it closes in the end
	 */
	protected DelegatingCacheStore(CacheStore delegate) {
		this.delegate = delegate;
	}

	@Override
	public final String storage() {
		return this.delegate.storage();
	}

	@Override
	public final @Nullable String identity() {
		return this.delegate.identity();
	}

	@Override
	public @Nullable CacheEntry get(CacheKey key) {
		return this.delegate.get(key);
	}

	@Override
	public CompletionStage<?> put(CacheEntry entry) {
		return this.delegate.put(entry);
	}

	@Override
	public CompletionStage<Boolean> put(CacheEntry entry, Permit permit) {
		return this.delegate.put(entry, permit);
	}

	@Override
	public Leases leases() {
		return this.delegate.leases();
	}

	@Override
	public long remove(FlushFilter filter) {
		return this.delegate.remove(filter);
	}

	@Override
	public long removeUnlogged(FlushFilter filter) {
		return this.delegate.removeUnlogged(filter);
	}

	@Override
	public void discard(CacheKey key) {
		this.delegate.discard(key);
	}

	@Override
	public List<EntryHeader> newest(String namespace, String model, int limit) {
		return this.delegate.newest(namespace, model, limit);
	}

	@Override
	public List<CacheKey> keysAtRest(CacheKey key) {
		return this.delegate.keysAtRest(key);
	}

	@Override
	public void check(FlushFilter filter) {
		this.delegate.check(filter);
	}

	@Override
	public final CacheStatistics statistics() {
		return this.delegate.statistics();
	}

	@Override
	public final boolean isRemote() {
		return this.delegate.isRemote();
	}

	@Override
	public final CompletionStage<?> probe() {
		return this.delegate.probe();
	}

	@Override
	public void used(CacheKey key) {
		this.delegate.used(key);
	}

	@Override
	public void onFlushByOthers(Consumer<FlushFilter> listener) {
		this.delegate.onFlushByOthers(listener);
	}

	@Override
	public final void close() {
		this.delegate.close();
	}

}
