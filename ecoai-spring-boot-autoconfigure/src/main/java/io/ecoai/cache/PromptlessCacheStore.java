package io.ecoai.cache;

import java.util.List;
import java.util.concurrent.CompletionStage;

import io.ecoai.cache.FlushFilter.Field;

/**
 * Leaves out the text of prompts. Components keep their digests, so that a miss can still
 * be explained by the name of what differs.
 */
final class PromptlessCacheStore extends DelegatingCacheStore {

	PromptlessCacheStore(CacheStore store) {
		super(store);
	}

	@Override
	public CompletionStage<?> put(CacheEntry entry) {
		return super.put(withoutPrompt(entry));
	}

	@Override
	public CompletionStage<Boolean> put(CacheEntry entry, Permit permit) {
		return super.put(withoutPrompt(entry), permit);
	}

	@Override
	public long remove(FlushFilter filter) {
		check(filter);
		return super.remove(filter);
	}

	@Override
	public long removeUnlogged(FlushFilter filter) {
		check(filter);
		return super.removeUnlogged(filter);
	}

	@Override
	public void check(FlushFilter filter) {
		if (filter.valuesOf(Field.PATTERN).findAny().isPresent()) {
			throw new PromptsNotSearchableException("No text of prompts is kept (ecoai.usage.prompt-text=none), so "
					+ "nothing can be found by a pattern. Ask by model, tag, namespace or key instead");
		}
		super.check(filter);
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

}
