package io.ecoai.autoconfigure;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.ecoai.settings.EcoAiSettingsCustomizer;
import io.ecoai.settings.FixedSettings;
import io.ecoai.settings.LiveSettings.PinnedValue;
import io.ecoai.settings.Setting;

/**
 * Finds the settings that code or configuration says.
 */
final class PinnedSettings {

	private final EcoAiProperties properties;

	private final ConfiguredProperties configured;

	PinnedSettings(EcoAiProperties properties, ConfiguredProperties configured) {
		this.properties = properties;
		this.configured = configured;
	}

	/** What the environment says, and over it what code says. */
	Map<Setting, PinnedValue> find(List<EcoAiSettingsCustomizer> customizers) {
		Map<Setting, PinnedValue> pinned = new EnumMap<>(Setting.class);
		for (Setting setting : Setting.values()) {
			if (this.configured.contains(setting.property())) {
				pinned.put(setting, new PinnedValue(valueOf(setting),
						setting.property() + " in " + this.configured.originOf(setting.property())));
			}
		}
		for (EcoAiSettingsCustomizer customizer : customizers) {
			FixedSettings fixed = new FixedSettings();
			customizer.customize(fixed);
			String where = "the EcoAiSettingsCustomizer " + customizer.getClass().getName();
			fixed.values().forEach((setting, value) -> pinned.put(setting, new PinnedValue(value, where)));
		}
		return pinned;
	}

	private Object valueOf(Setting setting) {
		return switch (setting) {
			case CACHING_ENABLED -> this.properties.cachingEnabled();
			case MODE -> this.properties.mode();
			case TTL -> this.properties.ttl();
			case SEMANTIC_ENABLED -> this.properties.semantic().enabled();
			case SEMANTIC_MATCH -> this.properties.semantic().match();
			case SEMANTIC_THRESHOLD -> Optional.ofNullable(this.properties.semantic().threshold());
			case SEMANTIC_SHADOW -> this.properties.semantic().shadow();
		};
	}

}
