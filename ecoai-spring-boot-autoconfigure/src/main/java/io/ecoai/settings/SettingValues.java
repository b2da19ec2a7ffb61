package io.ecoai.settings;

import java.util.EnumMap;
import java.util.Map;

/**
 * Values for some of the settings.
 *
 * @param values the values by setting
 */
record SettingValues(Map<Setting, Object> values) {

	static SettingValues of(EcoAiSettings settings) {
		Map<Setting, Object> values = new EnumMap<>(Setting.class);
		for (Setting setting : Setting.values()) {
			values.put(setting, setting.get(settings));
		}
		return new SettingValues(values);
	}

	/** These values, and those of {@code base} where there are none. */
	EcoAiSettings over(EcoAiSettings base) {
		EcoAiSettings settings = base;
		for (Map.Entry<Setting, Object> value : this.values.entrySet()) {
			settings = value.getKey().set(settings, value.getValue());
		}
		return settings;
	}

}
