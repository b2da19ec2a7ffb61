package io.ecoai.cache;

import java.util.concurrent.CompletionStage;

/**
 * A store in front of another one. Passes on what has nothing to do with answers; what
 * becomes of these, whoever extends it decides. Thread-safe if the other store is.
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
	public final boolean isRemote() {
		return this.delegate.isRemote();
	}

	@Override
	public final CompletionStage<?> probe() {
		return this.delegate.probe();
	}

	@Override
	public final CacheStatistics statistics() {
		return this.delegate.statistics();
	}

	@Override
	public final void close() {
		this.delegate.close();
	}

}
