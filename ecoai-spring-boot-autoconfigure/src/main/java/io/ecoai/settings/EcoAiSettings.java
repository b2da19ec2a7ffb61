package io.ecoai.settings;

import java.nio.file.Path;
import java.time.Duration;

/**
 * The settings that can change while the application runs.
 *
 * @param cachingEnabled the master switch; off, every call goes to its provider and is
 * still logged
 * @param mode how long answers stay valid
 * @param ttl how long an answer stays valid in {@link Mode#PROD}, never negative; zero
 * expires at once
 */
public record EcoAiSettings(boolean cachingEnabled, Mode mode, Duration ttl) {

	/** What applies where nothing else is said. */
	public static final EcoAiSettings DEFAULTS = new EcoAiSettings(true, Mode.DEV, Duration.ofHours(1));

	public EcoAiSettings {
		if (ttl.isNegative()) {
			throw new IllegalArgumentException("ttl must not be negative: " + ttl);
		}
	}

	/**
	 * Reads a settings file. No running application is needed.
	 * @param path the file; if there is none, the defaults apply
	 * @return the settings; a value that cannot be used gives way to its default
	 * @throws java.io.UncheckedIOException if the file is there and cannot be read
	 */
	public static EcoAiSettings read(Path path) {
		return new SettingsFile(path).read().over(DEFAULTS);
	}

	/**
	 * Writes a settings file, replacing it in one step. Keys of the file that EcoAI does
	 * not know are kept.
	 * @param path the file
	 * @param settings what to write
	 * @throws java.io.UncheckedIOException if the file cannot be written
	 */
	public static void write(Path path, EcoAiSettings settings) {
		new SettingsFile(path).write(SettingValues.of(settings));
	}

	public EcoAiSettings withCachingEnabled(boolean cachingEnabled) {
		return new EcoAiSettings(cachingEnabled, this.mode, this.ttl);
	}

	public EcoAiSettings withMode(Mode mode) {
		return new EcoAiSettings(this.cachingEnabled, mode, this.ttl);
	}

	public EcoAiSettings withTtl(Duration ttl) {
		return new EcoAiSettings(this.cachingEnabled, this.mode, ttl);
	}

}
