package io.ecoai.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The parameters of a request as text, by their names.
 *
 * @param values the values; a parameter that was not given is not there
 */
public record Parameters(Map<String, String> values) {

	/** No parameters. */
	public static final Parameters NONE = new Parameters(Map.of());

	public Parameters {
		values = Map.copyOf(values);
	}

	/**
	 * Parameters one by one.
	 * @param namesAndValues a name, its value or {@code null}, another name, and so on
	 * @return the parameters that have a value
	 */
	public static Parameters of(@Nullable String... namesAndValues) {
		Map<String, String> values = new LinkedHashMap<>();
		for (int i = 0; i < namesAndValues.length; i += 2) {
			String name = namesAndValues[i];
			String value = namesAndValues[i + 1];
			if (name != null && value != null) {
				values.put(name, value);
			}
		}
		return new Parameters(values);
	}

	/** The value as it was sent, spaces and all. */
	@Nullable String text(String name) {
		return this.values.get(name);
	}

	Parameter get(String name) {
		return new Parameter(name, this.values.get(name));
	}

	Set<String> names() {
		return this.values.keySet();
	}

}
