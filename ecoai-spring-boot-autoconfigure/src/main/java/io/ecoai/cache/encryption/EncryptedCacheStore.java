package io.ecoai.cache.encryption;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import io.ecoai.cache.CacheEntry;
import io.ecoai.cache.CacheKey;
import io.ecoai.cache.CacheListener;
import io.ecoai.cache.CacheStore;
import io.ecoai.cache.DelegatingCacheStore;
import io.ecoai.cache.EntryHeader;
import io.ecoai.cache.FlushFilter;
import io.ecoai.cache.FlushFilter.Field;
import io.ecoai.cache.Leases;
import io.ecoai.cache.Permit;
import io.ecoai.cache.PromptsNotSearchableException;
import io.ecoai.encryption.Encryption;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Keeps answers in another store, of which whoever has no key can read neither questions
 * nor answers, keys, tags or namespaces. What cannot be decrypted reads as if it were not
 * there, and is counted as a failure of the operation {@code decrypt}. Thread-safe.
 */
public final class EncryptedCacheStore extends DelegatingCacheStore {

	private static final Log logger = LogFactory.getLog(EncryptedCacheStore.class);

	private final AtomicBoolean unreadableTold = new AtomicBoolean();

	private final CacheStore store;

	private final Encryption encryption;

	private final SealedNames names;

	private final SealedEntries entries;

	private final CacheListener listener;

	/**
	 * Creates a store.
	 * @param store where the encrypted answers are kept
	 * @param encryption encrypts them
	 * @param listener hears of every answer that cannot be decrypted
	 */
	public EncryptedCacheStore(CacheStore store, Encryption encryption, CacheListener listener) {
		super(store);
		this.store = store;
		this.encryption = encryption;
		this.names = new SealedNames(encryption);
		this.entries = new SealedEntries(encryption, this.names);
		this.listener = listener;
	}

	@Override
	public @Nullable CacheEntry get(CacheKey key) {
		// A digest is the key at rest, as records show it.
		for (CacheKey sealedKey : Encryption.isDigest(key.value()) ? List.of(key) : keysAtRest(key)) {
			CacheEntry sealed = this.store.get(sealedKey);
			CacheEntry entry = (sealed != null) ? orNull(() -> this.entries.open(sealed)) : null;
			if (entry != null) {
				return entry;
			}
			if (sealed != null) {
				tellUnreadable();
			}
		}
		return null;
	}

	@Override
	public CompletionStage<?> put(CacheEntry entry) {
		return withoutOlder(entry, this.store.put(this.entries.seal(entry)));
	}

	@Override
	public CompletionStage<Boolean> put(CacheEntry entry, Permit permit) {
		return withoutOlder(entry, this.store.put(this.entries.seal(entry), permit));
	}

	@Override
	public Leases leases() {
		return SealedLeases.of(this.store.leases(), this.names);
	}

	private <T> CompletionStage<T> withoutOlder(CacheEntry entry, CompletionStage<T> kept) {
		if (this.encryption.keys() == 1) {
			return kept;
		}
		// A store tells of it on a thread of its own, which must not wait for the store.
		return kept.thenApplyAsync((outcome) -> {
			removeOlder(entry.key());
			return outcome;
		});
	}

	/** It may lack what the new one has, such as a tag, and would outlive it. */
	private void removeOlder(CacheKey key) {
		keysAtRest(key).stream().skip(1).filter((older) -> this.store.get(older) != null).forEach(this.store::discard);
	}

	/**
	 * Removes answers of every key, and those that were kept before there was one: they
	 * could be read again when there is none any more.
	 */
	@Override
	public long remove(FlushFilter filter) {
		check(filter);
		if (filter.matchesAll()) {
			return this.store.remove(filter);
		}
		long removed = this.store.removeUnlogged(filter);
		for (int key = 0; key < this.encryption.keys(); key++) {
			removed += this.store.remove(this.names.filter(key, filter));
		}
		return removed;
	}

	/** With a log of digests, where there is one: these tell nothing. */
	@Override
	public long removeUnlogged(FlushFilter filter) {
		return remove(filter);
	}

	@Override
	public void discard(CacheKey key) {
		keysAtRest(key).forEach(this.store::discard);
	}

	@Override
	public List<EntryHeader> newest(String namespace, String model, int limit) {
		List<EntryHeader> newest = new ArrayList<>();
		for (int key = 0; key < this.encryption.keys(); key++) {
			newest.addAll(this.store.newest(this.names.namespace(key, namespace), model, limit));
		}
		return newest.stream()
			.sorted(Comparator.comparing(EntryHeader::createdAt).reversed())
			.limit(limit)
			.map((sealed) -> orNull(() -> this.entries.open(sealed)))
			.filter(Objects::nonNull)
			.toList();
	}

	@Override
	public List<CacheKey> keysAtRest(CacheKey key) {
		return IntStream.range(0, this.encryption.keys()).mapToObj((with) -> this.names.key(with, key)).toList();
	}

	@Override
	public void check(FlushFilter filter) {
		if (filter.valuesOf(Field.PATTERN).findAny().isPresent()) {
			throw new PromptsNotSearchableException("Prompts are kept encrypted (ecoai.encryption.key), so nothing can "
					+ "be found by a pattern. Ask by model, tag, namespace or key instead");
		}
		this.store.check(filter);
	}

	@Override
	public void used(CacheKey key) {
		this.store.used(this.names.key(0, key));
	}

	/** What others name is sealed, so that it may be anything. */
	@Override
	public void onFlushByOthers(Consumer<FlushFilter> listener) {
		this.store.onFlushByOthers((filter) -> listener.accept(FlushFilter.all()));
	}

	/** What stands in a store may be anything. */
	private static <T> @Nullable T orNull(Supplier<@Nullable T> opening) {
		try {
			return opening.get();
		}
		catch (RuntimeException ex) {
			return null;
		}
	}

	private void tellUnreadable() {
		this.listener.onStoreError(storage(), "decrypt");
		if (this.unreadableTold.compareAndSet(false, true)) {
			logger.warn(("An answer in the %s cache store cannot be decrypted: it was changed, or its key is neither "
					+ "ecoai.encryption.key nor ecoai.encryption.previous-key. Such answers count as misses; "
					+ "this is told once")
				.formatted(storage()));
		}
	}

}
