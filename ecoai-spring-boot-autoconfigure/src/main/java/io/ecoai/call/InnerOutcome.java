package io.ecoai.call;

import java.util.EnumSet;
import java.util.Set;

import io.ecoai.usage.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What a response says that a decorated model further in has answered. How old such an
 * answer is, and that it may not be kept, only that model knows, so that nobody further
 * out keeps it as an answer of now.
 */
public final class InnerOutcome {

	private static final Set<Outcome> NOT_NEW = EnumSet.of(Outcome.HIT, Outcome.SEMANTIC_HIT, Outcome.STALE,
			Outcome.BYPASS);

	private static final Set<Outcome> NO_PLAIN_HIT = EnumSet.of(Outcome.SEMANTIC_HIT, Outcome.STALE);

	private InnerOutcome() {
	}

	/**
	 * Whether a model further out may keep the answer.
	 * @param said what the metadata of the response says, or {@code null}
	 * @return {@code false} if it was not given just now, or may not be kept
	 */
	public static boolean mayBeKept(@Nullable Object said) {
		return !isOneOf(NOT_NEW, said);
	}

	/**
	 * What a response says of where it came from.
	 * @param outcome the outcome of the model further out
	 * @param said what the metadata of the response says already, or {@code null}
	 * @return the id of the outcome that tells the caller more
	 */
	public static String idOf(Outcome outcome, @Nullable Object said) {
		boolean kept = switch (outcome) {
			case MISS, BYPASS -> isOneOf(NOT_NEW, said);
			case HIT -> isOneOf(NO_PLAIN_HIT, said);
			default -> false;
		};
		return kept ? String.valueOf(said) : outcome.id();
	}

	private static boolean isOneOf(Set<Outcome> outcomes, @Nullable Object said) {
		return said != null && outcomes.stream().anyMatch((outcome) -> outcome.id().equals(said));
	}

}
