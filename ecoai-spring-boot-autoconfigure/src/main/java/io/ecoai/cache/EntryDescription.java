package io.ecoai.cache;

import java.util.List;

/**
 * What is known of an answer without reading it.
 *
 * @param provider the provider's id
 * @param model the model that was asked for
 * @param namespace the namespace that the answer belongs to
 * @param prompt the beginning of the last user message, which a glob is matched against
 * @param components what the key is made of, to tell why another request missed
 */
public record EntryDescription(String provider, String model, String namespace, String prompt,
		List<KeyComponent> components) {

	public EntryDescription {
		components = List.copyOf(components);
	}

}
