package io.ecoai.autoconfigure;

/**
 * A property has a value that cannot be used.
 */
class InvalidConfigurationException extends RuntimeException {

	private static final String NOT_SHOWN = "(not shown)";

	private final String property;

	private final String value;

	private final String reason;

	private final String remedy;

	InvalidConfigurationException(String property, Object value, String reason, String remedy) {
		super("%s=%s: %s. %s".formatted(property, value, reason, remedy));
		this.property = property;
		this.value = value.toString();
		this.reason = reason;
		this.remedy = remedy;
	}

	static void check(boolean condition, String property, Object value, String reason, String remedy) {
		if (!condition) {
			throw new InvalidConfigurationException(property, value, reason, remedy);
		}
	}

	/** The same for a property whose value nobody may read. */
	static InvalidConfigurationException ofSecret(String property, String reason, String remedy) {
		return new InvalidConfigurationException(property, NOT_SHOWN, reason, remedy);
	}

	boolean isSecret() {
		return this.value.equals(NOT_SHOWN);
	}

	String getProperty() {
		return this.property;
	}

	String getValue() {
		return this.value;
	}

	String getReason() {
		return this.reason;
	}

	String getRemedy() {
		return this.remedy;
	}

}
