package io.ecoai.cache;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A component in which two keys differ.
 *
 * @param component the name of the component
 * @param asked what was asked now, or {@code null} if the component was not there
 * @param kept what the kept answer was asked with, or {@code null} if it was not there
 */
public record KeyDifference(String component, @Nullable String asked, @Nullable String kept) {

	/**
	 * Compares what two keys are made of.
	 * @param asked the components of the key that was asked for
	 * @param kept the components of a key that is kept
	 * @return the components that differ, in the order of the first key
	 */
	static List<KeyDifference> between(List<KeyComponent> asked, List<KeyComponent> kept) {
		Map<String, KeyComponent> rest = new LinkedHashMap<>();
		kept.forEach((component) -> rest.put(component.name(), component));
		List<KeyDifference> differences = new ArrayList<>();
		for (KeyComponent component : asked) {
			KeyComponent other = rest.remove(component.name());
			if (other == null) {
				differences.add(new KeyDifference(component.name(), component.preview(), null));
			}
			else if (!other.digest().equals(component.digest())) {
				differences.add(new KeyDifference(component.name(), component.preview(), other.preview()));
			}
		}
		rest.values()
			.forEach((component) -> differences.add(new KeyDifference(component.name(), null, component.preview())));
		return differences;
	}

}
