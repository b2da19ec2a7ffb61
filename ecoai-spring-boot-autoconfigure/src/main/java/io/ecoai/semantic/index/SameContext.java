package io.ecoai.semantic.index;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

import io.ecoai.cache.EntryDescription;
import io.ecoai.cache.KeyComponent;

/**
 * Whether a kept answer belongs to a request that differs only in the text of its last
 * user message, by what its key is made of. The second of two checks: the first is that
 * the candidate stands in the same place, which is a digest of the same.
 *
 * @param components what the key of the request is made of
 */
record SameContext(Supplier<List<KeyComponent>> components) implements Predicate<EntryDescription> {

	/** The text that may differ, and what tells a recording from a whole answer. */
	private static final Set<String> MAY_DIFFER = Set.of("user", "stream");

	@Override
	public boolean test(EntryDescription kept) {
		return digests(this.components.get()).equals(digests(kept.components()));
	}

	private static Map<String, String> digests(List<KeyComponent> components) {
		Map<String, String> digests = new HashMap<>();
		components.forEach((component) -> {
			if (!MAY_DIFFER.contains(component.name())) {
				digests.put(component.name(), component.digest());
			}
		});
		return digests;
	}

}
