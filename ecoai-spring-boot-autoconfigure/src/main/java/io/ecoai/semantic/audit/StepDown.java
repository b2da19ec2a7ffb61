package io.ecoai.semantic.audit;

import java.util.Locale;
import java.util.function.Consumer;

import io.ecoai.semantic.MatchMode;
import io.ecoai.settings.EcoAiSettings;
import io.ecoai.settings.LiveSettings;
import io.ecoai.settings.PinnedSettingException;
import io.ecoai.settings.SettingsNotSavedException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes the match stricter when too many answers were wrong: from similar to strict, and
 * from strict to shadow, where nothing is served. It changes the live settings, so that
 * it holds after a restart and for all instances that share them. Where configuration
 * pins them, it holds until the application ends. It never goes back: that takes somebody
 * who changes the settings. Thread-safe.
 */
public final class StepDown implements Consumer<AuditTotals> {

	private static final Log logger = LogFactory.getLog(SemanticAudit.class);

	private final LiveSettings settings;

	private volatile boolean strictAtLeast;

	private volatile boolean shadowOnly;

	private volatile @Nullable String last;

	/**
	 * Creates it over the settings.
	 * @param settings the settings in force
	 */
	public StepDown(LiveSettings settings) {
		this.settings = settings;
	}

	@Override
	public void accept(AuditTotals totals) {
		boolean similar = totals.match() == MatchMode.SIMILAR;
		WilsonInterval interval = totals.interval();
		String why = String.format(Locale.ROOT,
				"%d of %d audited answers with match %s were wrong (%.1f to %.1f %% at 95 %% confidence)",
				totals.wrong(), totals.audits(), totals.match().name().toLowerCase(Locale.ROOT), interval.lower() * 100,
				interval.upper() * 100);
		String what = similar ? "only strict matches are served" : "nothing is served for similar questions (shadow)";
		this.last = why + ": " + what;
		logger.warn("%s, more than ecoai.semantic.max-wrong-rate allows. From now on %s%s".formatted(why, what,
				apply(similar)));
	}

	/**
	 * The settings in force, with what was stepped down from and could not be changed.
	 * @param current the settings in force
	 * @return the settings to go by
	 */
	public EcoAiSettings within(EcoAiSettings current) {
		EcoAiSettings within = (this.strictAtLeast && current.semanticMatch() == MatchMode.SIMILAR)
				? current.withSemanticMatch(MatchMode.STRICT) : current;
		return (this.shadowOnly && !within.semanticShadow()) ? within.withSemanticShadow(true) : within;
	}

	/**
	 * The last step.
	 * @return what was done and why, or {@code null} if nothing was
	 */
	public @Nullable String last() {
		return this.last;
	}

	private String apply(boolean similar) {
		try {
			this.settings.update((current) -> similar ? current.withSemanticMatch(MatchMode.STRICT)
					: current.withSemanticShadow(true));
			return "; change the settings to go back";
		}
		catch (PinnedSettingException ex) {
			this.strictAtLeast |= similar;
			this.shadowOnly |= !similar;
			return ", until the application ends: configuration says otherwise and should be changed";
		}
		catch (SettingsNotSavedException ex) {
			return ", until the application ends: the settings cannot be saved";
		}
	}

}
