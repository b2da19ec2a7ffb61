package io.ecoai.cache.redis;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Whether a server may have evicted keys, by what it says of itself. What it does not say
 * counts as a yes.
 */
final class Eviction {

	private final Map<String, String> fields = new HashMap<>();

	/**
	 * Reads what a server says.
	 * @param sections sections of its {@code INFO}: {@code memory} and {@code stats}
	 */
	Eviction(String... sections) {
		for (String section : sections) {
			section.lines()
				.map((line) -> line.split(":", 2))
				.filter((parts) -> parts.length == 2)
				.forEach((parts) -> this.fields.put(parts[0].toLowerCase(Locale.ROOT), parts[1].trim()));
		}
	}

	boolean mayHaveHappened() {
		if (!"0".equals(this.fields.get("evicted_keys"))) {
			return true;
		}
		boolean limited = !"0".equals(this.fields.get("maxmemory"));
		return limited && !"noeviction".equals(this.fields.get("maxmemory_policy"));
	}

}
