package io.ecoai.cache;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import io.ecoai.settings.EcoAiSettings;
import io.ecoai.settings.Mode;

/**
 * How old the answers of a model may be under the settings in force.
 */
public final class FreshnessPolicy {

	private final Duration staleIfError;

	private final Freshness unlimited;

	private final Map<String, Freshness> byModel;

	/**
	 * Creates the policy.
	 * @param staleIfError how long past its time an answer may be served if its provider
	 * fails
	 * @param ttlByModel times to live that differ from the general one, by the id of the
	 * requested model in any case
	 */
	public FreshnessPolicy(Duration staleIfError, Map<String, Duration> ttlByModel) {
		this.staleIfError = staleIfError;
		this.unlimited = new Freshness(null, staleIfError, false);
		this.byModel = ttlByModel.entrySet()
			.stream()
			.collect(Collectors.toUnmodifiableMap((entry) -> entry.getKey().toLowerCase(Locale.ROOT),
					(entry) -> new Freshness(entry.getValue(), staleIfError, false)));
	}

	/**
	 * What is fresh for a model.
	 * @param settings the settings in force
	 * @param model the model that is asked for
	 * @return any age in replay mode, no limit in dev mode, otherwise the time to live of
	 * the model
	 */
	public Freshness of(EcoAiSettings settings, String model) {
		if (settings.mode() != Mode.PROD) {
			return (settings.mode() == Mode.REPLAY) ? Freshness.RECORDING : this.unlimited;
		}
		Freshness own = this.byModel.isEmpty() ? null : this.byModel.get(model.toLowerCase(Locale.ROOT));
		return (own != null) ? own : new Freshness(settings.ttl(), this.staleIfError, false);
	}

}
