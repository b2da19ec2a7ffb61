package io.ecoai.settings;

/**
 * Says in code what settings are. What it says is pinned: neither configuration nor the
 * settings file nor the endpoint can change it.
 */
@FunctionalInterface
public interface EcoAiSettingsCustomizer {

	/**
	 * Sets what is to be pinned.
	 * @param settings takes the values
	 */
	void customize(FixedSettings settings);

}
