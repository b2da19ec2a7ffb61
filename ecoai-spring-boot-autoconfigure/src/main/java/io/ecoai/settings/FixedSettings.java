package io.ecoai.settings;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

import io.ecoai.semantic.MatchMode;

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
	 * Pins whether there are semantic hits.
	 * @param semanticEnabled see {@link EcoAiSettings#semanticEnabled()}
	 * @return this
	 */
	public FixedSettings semanticEnabled(boolean semanticEnabled) {
		this.values.put(Setting.SEMANTIC_ENABLED, semanticEnabled);
		return this;
	}

	/**
	 * Pins how like each other two questions must be.
	 * @param semanticMatch see {@link EcoAiSettings#semanticMatch()}
	 * @return this
	 */
	public FixedSettings semanticMatch(MatchMode semanticMatch) {
		this.values.put(Setting.SEMANTIC_MATCH, semanticMatch);
		return this;
	}

	/**
	 * Pins the lowest cosine that is accepted.
	 * @param semanticThreshold see {@link EcoAiSettings#semanticThreshold()}
	 * @return this
	 */
	public FixedSettings semanticThreshold(double semanticThreshold) {
		this.values.put(Setting.SEMANTIC_THRESHOLD,
				Setting.SEMANTIC_THRESHOLD.parse(Double.toString(semanticThreshold)));
		return this;
	}

	/**
	 * Pins whether semantic hits are only logged.
	 * @param semanticShadow see {@link EcoAiSettings#semanticShadow()}
	 * @return this
	 */
	public FixedSettings semanticShadow(boolean semanticShadow) {
		this.values.put(Setting.SEMANTIC_SHADOW, semanticShadow);
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
