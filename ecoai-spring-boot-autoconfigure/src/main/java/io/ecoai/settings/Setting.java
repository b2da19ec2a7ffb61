package io.ecoai.settings;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

import io.ecoai.semantic.MatchMode;

/**
 * One live setting: its key in the settings file, its property, and how its value is
 * spelled.
 */
public enum Setting {

	/** See {@link EcoAiSettings#cachingEnabled()}. */
	CACHING_ENABLED("cachingEnabled", "ecoai.caching-enabled", new BooleanSpelling(), EcoAiSettings::cachingEnabled,
			EcoAiSettings::withCachingEnabled),

	/** See {@link EcoAiSettings#mode()}. */
	MODE("mode", "ecoai.mode", new EnumSpelling<>(Mode.class), EcoAiSettings::mode, EcoAiSettings::withMode),

	/** See {@link EcoAiSettings#ttl()}. */
	TTL("ttl", "ecoai.ttl", new DurationSpelling(), EcoAiSettings::ttl, EcoAiSettings::withTtl),

	/** See {@link EcoAiSettings#semanticEnabled()}. */
	SEMANTIC_ENABLED("semanticEnabled", "ecoai.semantic.enabled", new BooleanSpelling(), EcoAiSettings::semanticEnabled,
			EcoAiSettings::withSemanticEnabled),

	/** See {@link EcoAiSettings#semanticMatch()}. */
	SEMANTIC_MATCH("semanticMatch", "ecoai.semantic.match", new EnumSpelling<>(MatchMode.class),
			EcoAiSettings::semanticMatch, EcoAiSettings::withSemanticMatch),

	/**
	 * See {@link EcoAiSettings#semanticThreshold()}. Its values are {@link Optional}s,
	 * since the default of the match is one of them.
	 */
	SEMANTIC_THRESHOLD("semanticThreshold", "ecoai.semantic.threshold", new ThresholdSpelling(),
			(settings) -> Optional.ofNullable(settings.semanticThreshold()),
			(settings, threshold) -> settings.withSemanticThreshold(threshold.orElse(null))),

	/** See {@link EcoAiSettings#semanticShadow()}. */
	SEMANTIC_SHADOW("semanticShadow", "ecoai.semantic.shadow", new BooleanSpelling(), EcoAiSettings::semanticShadow,
			EcoAiSettings::withSemanticShadow);

	private final String key;

	private final String property;

	private final Spelling<Object> spelling;

	private final Function<EcoAiSettings, Object> getter;

	private final BiFunction<EcoAiSettings, Object, EcoAiSettings> wither;

	/** Only here is it known of which type the values of a setting are. */
	@SuppressWarnings("unchecked")
	<T> Setting(String key, String property, Spelling<T> spelling, Function<EcoAiSettings, T> getter,
			BiFunction<EcoAiSettings, T, EcoAiSettings> wither) {
		this.key = key;
		this.property = property;
		this.spelling = (Spelling<Object>) spelling;
		this.getter = (Function<EcoAiSettings, Object>) getter;
		this.wither = (BiFunction<EcoAiSettings, Object, EcoAiSettings>) wither;
	}

	/**
	 * Finds a setting by its key.
	 * @param key the key, such as {@code cachingEnabled}
	 * @return the setting, if there is one
	 */
	public static Optional<Setting> forKey(String key) {
		return Arrays.stream(values()).filter((setting) -> setting.key.equals(key)).findFirst();
	}

	/**
	 * The key in the settings file and the endpoint.
	 * @return the key, such as {@code cachingEnabled}
	 */
	public String key() {
		return this.key;
	}

	/**
	 * The configuration property that pins the setting.
	 * @return the property, such as {@code ecoai.caching-enabled}
	 */
	public String property() {
		return this.property;
	}

	/**
	 * The value that some settings give it.
	 * @param settings the settings
	 * @return the value
	 */
	public Object get(EcoAiSettings settings) {
		return this.getter.apply(settings);
	}

	EcoAiSettings set(EcoAiSettings settings, Object value) {
		return this.wither.apply(settings, value);
	}

	/**
	 * Reads a value.
	 * @param text the value as text
	 * @return the value, to be used with this setting
	 * @throws IllegalArgumentException if the text is no such value; the message says
	 * what is
	 */
	public Object parse(String text) {
		try {
			return this.spelling.parse(text);
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException(
					"'%s' is no value for %s: use %s".formatted(text, this.key, this.spelling.allowed()));
		}
	}

	/**
	 * Changes one value.
	 * @param settings the settings
	 * @param text the new value as text
	 * @return the settings with the new value
	 * @throws IllegalArgumentException if the text is no such value; the message says
	 * what is
	 */
	public EcoAiSettings with(EcoAiSettings settings, String text) {
		return set(settings, parse(text));
	}

	/**
	 * The value as it stands in the settings file.
	 * @param settings the settings
	 * @return a boolean, a number or a string
	 */
	public Object toJson(EcoAiSettings settings) {
		return this.spelling.toJson(get(settings));
	}

}
