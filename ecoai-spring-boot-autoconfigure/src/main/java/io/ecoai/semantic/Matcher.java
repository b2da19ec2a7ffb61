package io.ecoai.semantic;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether the answer of one question is served for another. Thread-safe.
 */
public final class Matcher {

	/** What refused if all guards allowed it and the similarity was too low. */
	public static final String THRESHOLD = "threshold";

	/** What refuses in {@link MatchMode#STRICT} if the content words differ. */
	public static final String STEMS = "stems";

	/** What refuses a question in a language that no guard knows. */
	public static final String LANGUAGE = "language";

	/** What refuses a text that is too long to be analysed, or has no content words. */
	public static final String TEXT = "text";

	private final List<MatchGuard> guards;

	/**
	 * Creates a matcher.
	 * @param guards what may refuse, asked in this order
	 */
	public Matcher(List<MatchGuard> guards) {
		this.guards = List.copyOf(guards);
	}

	/**
	 * Returns why a question is never matched with any other, so that nothing needs to be
	 * looked up or embedded for it.
	 * @param question the question
	 * @return {@link #TEXT} or {@link #LANGUAGE}; empty if it may be matched
	 */
	public Optional<String> exactOnly(Question question) {
		if (question.stems().isEmpty()) {
			return Optional.of(TEXT);
		}
		boolean known = question.language().equals(Question.ENGLISH)
				|| this.guards.stream().anyMatch((guard) -> guard.languages().contains(question.language()));
		return known ? Optional.empty() : Optional.of(LANGUAGE);
	}

	/**
	 * Returns who refuses to match two questions, before anything is embedded.
	 * @param mode the mode
	 * @param asked the question that is asked
	 * @param candidate the question of an answer that is kept
	 * @return a name of this class or of a guard; empty if similarity decides
	 */
	public Optional<String> refusal(MatchMode mode, Question asked, Question candidate) {
		if (asked.stems().isEmpty() || candidate.stems().isEmpty()) {
			return Optional.of(TEXT);
		}
		Optional<String> exactOnly = exactOnly(asked).or(() -> exactOnly(candidate));
		if (exactOnly.isPresent()) {
			return exactOnly;
		}
		if (!asked.language().equals(candidate.language())) {
			return Optional.of(LANGUAGE);
		}
		if (mode == MatchMode.STRICT && !asked.stems().equals(candidate.stems())) {
			return Optional.of(STEMS);
		}
		return this.guards.stream()
			.filter((guard) -> guard.modes().contains(mode))
			.filter((guard) -> guard.languages().isEmpty() || guard.languages().contains(asked.language()))
			.filter((guard) -> !allows(guard, asked, candidate))
			.map(MatchGuard::name)
			.findFirst();
	}

	/**
	 * Returns what tells most of two questions whose content words differ: a guard that
	 * would refuse in every mode. For whoever wants to know; it decides nothing.
	 * @param asked the question that is asked
	 * @param candidate the question of an answer that is kept
	 * @return the name of a guard, or {@link #STEMS}
	 */
	public String whyStemsDiffer(Question asked, Question candidate) {
		return this.guards.stream()
			.filter((guard) -> guard.modes().containsAll(EnumSet.allOf(MatchMode.class)))
			.filter((guard) -> guard.languages().isEmpty() || guard.languages().contains(asked.language()))
			.filter((guard) -> !allows(guard, asked, candidate))
			.map(MatchGuard::name)
			.findFirst()
			.orElse(STEMS);
	}

	private static boolean allows(MatchGuard guard, Question asked, Question candidate) {
		try {
			return guard.allows(asked, candidate);
		}
		catch (RuntimeException | LinkageError | AssertionError | StackOverflowError ex) {
			// A guard of somebody else's; in doubt it refuses.
			return false;
		}
	}

}
