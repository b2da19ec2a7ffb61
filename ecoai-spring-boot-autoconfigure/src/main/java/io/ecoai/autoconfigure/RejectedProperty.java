package io.ecoai.autoconfigure;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.core.env.Environment;

/**
 * Describes a property that stops the application, with its value as it was written and
 * the place where.
 */
final class RejectedProperty {

	/** Its value is told as its check tells it, which hides what may be a password. */
	private static final String WITH_PASSWORD = "ecoai.redis.url";

	private final ConfiguredProperties configured;

	RejectedProperty(Environment environment) {
		this.configured = new ConfiguredProperties(environment);
	}

	/** The value found is for properties of which only a part was configured. */
	String describe(String property, @Nullable String found, String reason) {
		ConfigurationProperty configured = this.configured.find(property);
		String value = (configured != null && !property.equals(WITH_PASSWORD))
				? Objects.toString(configured.getValue(), null) : found;
		return describeShown(property, (value != null) ? '"' + value + '"' : "none", reason);
	}

	/** Without its value, which nobody may read. */
	String describeSecret(String property, String instead, String reason) {
		return describeShown(property, instead, reason);
	}

	private String describeShown(String property, String value, String reason) {
		return """
				The value of '%s' cannot be used:

				    Property: %s
				    Value: %s
				    Origin: %s
				    Reason: %s""".formatted(property, property, value, this.configured.originOf(property), reason);
	}

}
