package io.ecoai.settings;

import java.nio.file.Path;
import java.time.Duration;

import io.ecoai.semantic.MatchMode;
import org.jspecify.annotations.Nullable;

/**
 * The settings that can change while the application runs.
 *
 * @param cachingEnabled the master switch; off, every call goes to its provider and is
 * still logged
 * @param mode how long answers stay valid
 * @param ttl how long an answer stays valid in {@link Mode#PROD}, never negative; zero
 * expires at once
 * @param semanticEnabled whether a question may be answered with the answer to another
 * one that asks the same
 * @param semanticMatch how like each other two such questions must be
 * @param semanticThreshold the lowest cosine that is accepted, from 0 to 1, or
 * {@code null} for the default of the match
 * @param semanticShadow whether such answers are only logged and never served
 */
public record EcoAiSettings(boolean cachingEnabled, Mode mode, Duration ttl, boolean semanticEnabled,
		MatchMode semanticMatch, @Nullable Double semanticThreshold, boolean semanticShadow) {

	/** What applies where nothing else is said. */
	public static final EcoAiSettings DEFAULTS = new EcoAiSettings(true, Mode.DEV, Duration.ofHours(1));

	public EcoAiSettings {
		if (ttl.isNegative()) {
			throw new IllegalArgumentException("ttl must not be negative: " + ttl);
		}
		if (semanticThreshold != null && !(semanticThreshold >= 0 && semanticThreshold <= 1)) {
			throw new IllegalArgumentException("semanticThreshold must be from 0 to 1: " + semanticThreshold);
		}
	}

	/**
	 * Settings without semantic matching.
	 * @param cachingEnabled the master switch
	 * @param mode how long answers stay valid
	 * @param ttl how long an answer stays valid in {@link Mode#PROD}
	 */
	public EcoAiSettings(boolean cachingEnabled, Mode mode, Duration ttl) {
		this(cachingEnabled, mode, ttl, false, MatchMode.STRICT, null, false);
	}

	/**
	 * The lowest cosine that is accepted.
	 * @return the threshold that is set, or else the default of the match
	 */
	public double effectiveSemanticThreshold() {
		return (this.semanticThreshold != null) ? this.semanticThreshold : this.semanticMatch.defaultThreshold();
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

	/**
	 * Whether the cache is asked at all. In replay mode it always is, since nobody else
	 * may answer.
	 * @return {@code false} if every call goes to its provider
	 */
	public boolean usesCache() {
		return this.cachingEnabled || this.mode == Mode.REPLAY;
	}

	public EcoAiSettings withCachingEnabled(boolean cachingEnabled) {
		return new EcoAiSettings(cachingEnabled, this.mode, this.ttl, this.semanticEnabled, this.semanticMatch,
				this.semanticThreshold, this.semanticShadow);
	}

	public EcoAiSettings withMode(Mode mode) {
		return new EcoAiSettings(this.cachingEnabled, mode, this.ttl, this.semanticEnabled, this.semanticMatch,
				this.semanticThreshold, this.semanticShadow);
	}

	public EcoAiSettings withTtl(Duration ttl) {
		return new EcoAiSettings(this.cachingEnabled, this.mode, ttl, this.semanticEnabled, this.semanticMatch,
				this.semanticThreshold, this.semanticShadow);
	}

	public EcoAiSettings withSemanticEnabled(boolean semanticEnabled) {
		return new EcoAiSettings(this.cachingEnabled, this.mode, this.ttl, semanticEnabled, this.semanticMatch,
				this.semanticThreshold, this.semanticShadow);
	}

	public EcoAiSettings withSemanticMatch(MatchMode semanticMatch) {
		return new EcoAiSettings(this.cachingEnabled, this.mode, this.ttl, this.semanticEnabled, semanticMatch,
				this.semanticThreshold, this.semanticShadow);
	}

	public EcoAiSettings withSemanticThreshold(@Nullable Double semanticThreshold) {
		return new EcoAiSettings(this.cachingEnabled, this.mode, this.ttl, this.semanticEnabled, this.semanticMatch,
				semanticThreshold, this.semanticShadow);
	}

	public EcoAiSettings withSemanticShadow(boolean semanticShadow) {
		return new EcoAiSettings(this.cachingEnabled, this.mode, this.ttl, this.semanticEnabled, this.semanticMatch,
				this.semanticThreshold, semanticShadow);
	}

}
