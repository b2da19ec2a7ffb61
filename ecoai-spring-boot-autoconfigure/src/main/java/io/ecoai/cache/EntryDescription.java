package io.ecoai.cache;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is known of an answer without reading it.
 *
 * @param provider the provider's id
 * @param model the model that was asked for
 * @param namespace the namespace that the answer belongs to
 * @param prompt the beginning of the last user message, which a glob is matched against
 * @param components what the key is made of, to tell why another request missed
 * @param tags what the answer depends on, as its callers say
 */
public record EntryDescription(String provider, String model, String namespace, String prompt,
		List<KeyComponent> components, Set<String> tags) {

	private static final int BASE_BYTES = 256;

	private static final int COMPONENT_BYTES = 160;

	private static final int TAG_BYTES = 64;

	public EntryDescription {
		components = List.copyOf(components);
		tags = Set.copyOf(tags);
	}

	/**
	 * The description of an answer without tags.
	 * @param provider the provider's id
	 * @param model the model that was asked for
	 * @param namespace the namespace that the answer belongs to
	 * @param prompt the beginning of the last user message
	 * @param components what the key is made of
	 */
	public EntryDescription(String provider, String model, String namespace, String prompt,
			List<KeyComponent> components) {
		this(provider, model, namespace, prompt, components, Set.of());
	}

	/**
	 * The description of an answer on which more depends.
	 * @param more further tags
	 * @return a description with all tags
	 */
	EntryDescription withTags(Set<String> more) {
		if (this.tags.containsAll(more)) {
			return this;
		}
		Set<String> all = new TreeSet<>(this.tags);
		all.addAll(more);
		return new EntryDescription(this.provider, this.model, this.namespace, this.prompt, this.components, all);
	}

	/**
	 * About how much memory it takes.
	 * @return the size in bytes
	 */
	public int sizeBytes() {
		int size = BASE_BYTES + Character.BYTES * this.prompt.length();
		for (KeyComponent component : this.components) {
			size += COMPONENT_BYTES + component.name().length() + component.digest().length()
					+ Character.BYTES * component.preview().length();
		}
		for (String tag : this.tags) {
			size += TAG_BYTES + Character.BYTES * tag.length();
		}
		return size;
	}

}
