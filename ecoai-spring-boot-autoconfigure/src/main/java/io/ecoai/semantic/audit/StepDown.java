package io.ecoai.semantic.audit;

import java.util.Locale;

import io.ecoai.semantic.MatchMode;
import io.ecoai.settings.EcoAiSettings;
import io.ecoai.settings.LiveSettings;
import io.ecoai.settings.PinnedSettingException;
import io.ecoai.settings.RememberedFact;
import io.ecoai.settings.SettingsNotSavedException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes the match stricter when too many answers were wrong: from similar to strict, and
 * from strict to shadow, where nothing is served. It changes the live settings, so that
 * it holds after a restart and for all instances that share them. Where configuration
 * pins them, it is remembered beside them which match and threshold were too weak, and
 * holds as long as configuration says those. It never goes back by itself. Thread-safe.
 */
public final class StepDown {

	private static final Log logger = LogFactory.getLog(SemanticAudit.class);

	private static final String STRICT = "only strict matches are served";

	private static final String SHADOW = "nothing is served for similar questions (shadow)";

	private final LiveSettings settings;

	private volatile @Nullable String last;

	/**
	 * Creates it over the settings.
	 * @param settings the settings in force
	 */
	public StepDown(LiveSettings settings) {
		this.settings = settings;
		EcoAiSettings current = settings.current();
		if (current.semanticEnabled() && !within(current).equals(current)) {
			String what = within(current).semanticShadow() ? SHADOW : STRICT;
			this.last = "An earlier audit has shown too many wrong answers: " + what;
			logger.warn("%s, until %s".formatted(this.last, wayBack()));
		}
	}

	/**
	 * Makes one step, unless the match is as strict already: what was served before a
	 * step is still audited after it.
	 * @param totals what has shown that too many answers are wrong
	 * @return whether it has become stricter
	 */
	public boolean makeStep(AuditTotals totals) {
		boolean similar = totals.match() == MatchMode.SIMILAR;
		EcoAiSettings before = within(this.settings.current());
		if (similar ? (before.semanticMatch() == MatchMode.STRICT) : before.semanticShadow()) {
			return false;
		}
		WilsonInterval interval = totals.interval();
		String why = String.format(Locale.ROOT,
				"%d of %d audited answers with match %s were wrong (%.1f to %.1f %% at 95 %% confidence)",
				totals.wrong(), totals.audits(), totals.match().id(), interval.lower() * 100, interval.upper() * 100);
		String what = similar ? STRICT : SHADOW;
		this.last = why + ": " + what;
		logger.warn("%s, more than ecoai.semantic.max-wrong-rate allows. From now on %s, %s".formatted(why, what,
				apply(similar)));
		return true;
	}

	/**
	 * The settings in force, with what was stepped down from and could not be changed.
	 * @param current the settings in force
	 * @return the settings to go by
	 */
	public EcoAiSettings within(EcoAiSettings current) {
		String remembered = this.settings.remembered(RememberedFact.SEMANTIC_STEP_DOWN);
		if (remembered == null) {
			return current;
		}
		if (remembered.equals(fact(true, current))) {
			return current.withSemanticMatch(MatchMode.STRICT);
		}
		return remembered.equals(fact(false, current))
				? current.withSemanticMatch(MatchMode.STRICT).withSemanticShadow(true) : current;
	}

	/**
	 * The last step.
	 * @return what was done and why, or {@code null} if nothing was
	 */
	public @Nullable String last() {
		return this.last;
	}

	private String apply(boolean similar) {
		EcoAiSettings before = this.settings.current();
		try {
			this.settings.update((current) -> similar ? current.withSemanticMatch(MatchMode.STRICT)
					: current.withSemanticShadow(true));
			return "until somebody changes the settings";
		}
		catch (PinnedSettingException | SettingsNotSavedException ex) {
			// What could not be saved may be undone by what others have saved before.
			return remember(similar, before);
		}
	}

	private String remember(boolean similar, EcoAiSettings before) {
		try {
			this.settings.remember(RememberedFact.SEMANTIC_STEP_DOWN, fact(similar, before));
			return "until " + wayBack();
		}
		catch (SettingsNotSavedException ex) {
			return "until the application ends, since that cannot be saved, or " + wayBack();
		}
	}

	private static String wayBack() {
		return "ecoai.semantic.match or ecoai.semantic.threshold is changed where it is set";
	}

	/** What is too weak is the match with the threshold that belongs to it. */
	private static String fact(boolean strict, EcoAiSettings configured) {
		return "%s instead of %s at %s".formatted(strict ? "strict" : "shadow", configured.semanticMatch().id(),
				configured.effectiveSemanticThreshold());
	}

}
