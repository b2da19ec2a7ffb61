package io.ecoai.autoconfigure;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.Environment;

/**
 * Tells which properties were configured, and where.
 */
final class ConfiguredProperties {

	private final Environment environment;

	ConfiguredProperties(Environment environment) {
		this.environment = environment;
	}

	/** An empty value counts as none, as it does when properties are bound. */
	boolean contains(String name) {
		ConfigurationProperty property = find(name);
		return property != null && !"".equals(property.getValue());
	}

	/** The source that wins, or {@code null} if nobody has configured the property. */
	@Nullable ConfigurationProperty find(String name) {
		// Leniently, since the name may hold what a user has mistaken for a good one.
		ConfigurationPropertyName propertyName = ConfigurationPropertyName.adapt(name, '.');
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(this.environment)) {
			ConfigurationProperty property = source.getConfigurationProperty(propertyName);
			if (property != null) {
				return property;
			}
		}
		return null;
	}

	/** Where a property was configured, in words. */
	String originOf(String name) {
		ConfigurationProperty property = find(name);
		if (property == null) {
			return "the defaults";
		}
		return (property.getOrigin() != null) ? Objects.toString(property.getOrigin())
				: String.valueOf(property.getSource());
	}

}
