package io.ecoai.autoconfigure;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import io.ecoai.settings.Setting;

import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;

/**
 * Reads {@code ecoai.ttl-by-model}. It is bound as text: a map of durations loses keys
 * with dots, and reads a number without a unit as milliseconds.
 */
final class TtlByModel {

	private static final String PROPERTY = "ecoai.ttl-by-model";

	/** Binding leaves all other characters out, unless they stand in brackets. */
	private static final Pattern KEPT_KEY = Pattern.compile("[\\p{Alnum}._-]*");

	private final Environment environment;

	TtlByModel(Environment environment) {
		this.environment = environment;
	}

	Map<String, Duration> parse(Map<String, String> ttlByModel) {
		checkKeys();
		Map<String, Duration> parsed = new LinkedHashMap<>();
		ttlByModel.forEach((model, text) -> parsed.put(model, parse(model, text)));
		return parsed;
	}

	private Duration parse(String model, String text) {
		try {
			return (Duration) Setting.TTL.parse(text);
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidConfigurationException(nameOf(model), text, "it is no time to live",
					"Use seconds, or a duration such as 90m; not negative.");
		}
	}

	/** The property as it was written. */
	private String nameOf(String model) {
		String plain = PROPERTY + "." + model;
		return new ConfiguredProperties(this.environment).contains(plain) ? plain : PROPERTY + "[" + model + "]";
	}

	/** A key that has lost characters on its way would never match a model. */
	private void checkKeys() {
		if (!(this.environment instanceof ConfigurableEnvironment configurable)) {
			return;
		}
		for (PropertySource<?> source : configurable.getPropertySources()) {
			if (source instanceof EnumerablePropertySource<?> enumerable) {
				for (String name : enumerable.getPropertyNames()) {
					checkKey(name, enumerable);
				}
			}
		}
	}

	private static void checkKey(String name, PropertySource<?> source) {
		String prefix = PROPERTY + ".";
		if (!name.toLowerCase(Locale.ROOT).replace("ttlbymodel", "ttl-by-model").startsWith(prefix)) {
			return;
		}
		String key = name.substring(name.indexOf('.', "ecoai.".length()) + 1);
		if (!key.startsWith("[") && !KEPT_KEY.matcher(key).matches()) {
			throw new InvalidConfigurationException(name, String.valueOf(source.getProperty(name)),
					"the model's id '%s' would lose characters when it is read".formatted(key),
					"Put the id in brackets and quotes: %s.\"[%s]\"".formatted(PROPERTY, key));
		}
	}

}
