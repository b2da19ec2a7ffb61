package io.ecoai.settings;

import java.util.Map;

/**
 * Settings that several instances share. Thread-safe.
 */
public interface SharedSettings {

	/** Nobody shares them. */
	SharedSettings NONE = new SharedSettings() {

		@Override
		public void listen(Runnable changed) {
		}

		@Override
		public Map<String, String> read() {
			return Map.of();
		}

		@Override
		public void write(Map<String, String> values) {
		}

	};

	/**
	 * Hears of changes by others from now on, and once when they can first be read. Does
	 * not wait.
	 * @param changed called whenever they may have changed, and again a moment later for
	 * as long as it fails
	 */
	void listen(Runnable changed);

	/**
	 * Reads the settings.
	 * @return the values that somebody has set, by the key of the setting, in the
	 * spelling of the settings file; keys that this version does not know may be among
	 * them
	 * @throws RuntimeException if they cannot be read
	 */
	Map<String, String> read();

	/**
	 * Changes some of the settings for all, and tells the others.
	 * @param values the new values by the key of the setting
	 * @throws RuntimeException if they cannot be written
	 */
	void write(Map<String, String> values);

}
