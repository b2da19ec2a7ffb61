package io.ecoai.impact;

import org.jspecify.annotations.Nullable;

/**
 * A price, energy or grid rule says something that cannot be. The message names the
 * field, what is allowed there and what was found.
 */
public class InvalidRuleException extends IllegalArgumentException {

	private final String field;

	private final @Nullable String value;

	private final String allowed;

	/**
	 * Creates the exception.
	 * @param field the field as it is written in configuration, such as
	 * {@code cache-read}, or its full name, such as {@code ecoai.energy[0].proxy}
	 * @param value what was found, or {@code null} if it is missing
	 * @param allowed what may stand there, as the end of a sentence that begins with
	 * "must be"
	 */
	public InvalidRuleException(String field, @Nullable Object value, String allowed) {
		super("'%s' must be %s, but %s".formatted(field, allowed,
				(value != null) ? "is '" + value + "'" : "is missing"));
		this.field = field;
		this.value = (value != null) ? value.toString() : null;
		this.allowed = allowed;
	}

	/**
	 * The field that is wrong.
	 * @return its name as it is written in configuration
	 */
	public String getField() {
		return this.field;
	}

	/**
	 * What was found.
	 * @return the value as text, or {@code null} if it is missing
	 */
	public @Nullable String getValue() {
		return this.value;
	}

	/**
	 * What may stand there.
	 * @return the end of a sentence that begins with "must be"
	 */
	public String getAllowed() {
		return this.allowed;
	}

	static void unless(boolean valid, String field, @Nullable Object value, String allowed) {
		if (!valid) {
			throw new InvalidRuleException(field, value, allowed);
		}
	}

}
