package io.ecoai.cache;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

import io.ecoai.cache.FlushFilter.Field;
import org.jspecify.annotations.Nullable;

/**
 * Leaves out the text of prompts. Components keep their digests, so that a miss can still
 * be explained by the name of what differs.
 */
final class PromptlessCacheStore extends DelegatingCacheStore {

	private final CacheStore store;

	PromptlessCacheStore(CacheStore store) {
		super(store);
		this.store = store;
	}

	@Override
	public @Nullable CacheEntry get(CacheKey key) {
		return this.store.get(key);
	}

	@Override
	public CompletionStage<?> put(CacheEntry entry) {
		return this.store.put(withoutPrompt(entry));
	}

	@Override
	public CompletionStage<Boolean> put(CacheEntry entry, Permit permit) {
		return this.store.put(withoutPrompt(entry), permit);
	}

	@Override
	public Leases leases() {
		return this.store.leases();
	}

	private static CacheEntry withoutPrompt(CacheEntry entry) {
		EntryDescription description = entry.description();
		List<KeyComponent> components = description.components()
			.stream()
			.map((component) -> new KeyComponent(component.name(), component.digest(), ""))
			.toList();
		return new CacheEntry(entry.key(), entry.lifetime(), entry.expiresAt(), entry.payload(),
				new EntryDescription(description.provider(), description.model(), description.namespace(), "",
						components, description.tags()));
	}

	@Override
	public long remove(FlushFilter filter) {
		check(filter);
		return this.store.remove(filter);
	}

	@Override
	public long removeUnlogged(FlushFilter filter) {
		check(filter);
		return this.store.removeUnlogged(filter);
	}

	@Override
	public void discard(CacheKey key) {
		this.store.discard(key);
	}

	@Override
	public List<StoredKey> newest(String namespace, String model, int limit) {
		return this.store.newest(namespace, model, limit);
	}

	@Override
	public List<CacheKey> keysAtRest(CacheKey key) {
		return this.store.keysAtRest(key);
	}

	@Override
	public void check(FlushFilter filter) {
		if (filter.valuesOf(Field.PATTERN).findAny().isPresent()) {
			throw new PromptsNotSearchableException("No text of prompts is kept (ecoai.usage.prompt-text=none), so "
					+ "nothing can be found by a pattern. Ask by model, tag, namespace or key instead");
		}
		this.store.check(filter);
	}

	@Override
	public void used(CacheKey key) {
		this.store.used(key);
	}

	@Override
	public void onFlushByOthers(Consumer<FlushFilter> listener) {
		this.store.onFlushByOthers(listener);
	}

}
