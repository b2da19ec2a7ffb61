package io.ecoai.settings;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * Takes the values that an {@link EcoAiSettingsCustomizer} pins.
 */
public final class FixedSettings {

	private final Map<Setting, Object> values = new EnumMap<>(Setting.class);

	/**
	 * Pins the master switch.
	 * @param cachingEnabled see {@link EcoAiSettings#cachingEnabled()}
	 * @return this
	 */
	public FixedSettings cachingEnabled(boolean cachingEnabled) {
		this.values.put(Setting.CACHING_ENABLED, cachingEnabled);
		return this;
	}

	/**
	 * Pins the mode.
	 * @param mode see {@link EcoAiSettings#mode()}
	 * @return this
	 */
	public FixedSettings mode(Mode mode) {
		this.values.put(Setting.MODE, mode);
		return this;
	}

	/**
	 * Pins the time to live.
	 * @param ttl see {@link EcoAiSettings#ttl()}
	 * @return this
	 */
	public FixedSettings ttl(Duration ttl) {
		if (ttl.isNegative()) {
			throw new IllegalArgumentException("ttl must not be negative: " + ttl);
		}
		this.values.put(Setting.TTL, ttl);
		return this;
	}

	/**
	 * What was pinned.
	 * @return the values by setting
	 */
	public Map<Setting, Object> values() {
		return this.values;
	}

}
