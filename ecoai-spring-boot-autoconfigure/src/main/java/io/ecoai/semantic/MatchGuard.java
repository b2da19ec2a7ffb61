package io.ecoai.semantic;

import java.util.EnumSet;
import java.util.Set;

/**
 * Says of two questions that look alike whether they may ask the same, as far as it can
 * tell. A guard never says that they do: the answer of one question is served for another
 * only if no guard refuses. Numbers, negations and names are examples.
 * <p>
 * Implementations are used by many threads at the same time, are asked often and must
 * answer within microseconds, from the questions alone. {@link #allows} must not depend
 * on which of the two came first. A guard that throws refuses.
 */
public interface MatchGuard {

	/**
	 * Returns the name by which refusals are counted and explained.
	 * @return a short constant in lower case, with dashes between words
	 */
	String name();

	/**
	 * Returns whether the answer of one question may be an answer of the other.
	 * @param asked the question that is asked
	 * @param candidate the question of an answer that is kept
	 * @return {@code false} if the two ask different things, or may do so
	 */
	boolean allows(Question asked, Question candidate);

	/**
	 * Returns the languages whose rules this guard knows. A guard is asked about
	 * questions in these languages only, and a language that no guard names is never
	 * matched.
	 * @return ISO 639-1 codes such as {@code en}; empty, which is the default, if the
	 * guard holds for every language and vouches for none
	 */
	default Set<String> languages() {
		return Set.of();
	}

	/**
	 * Returns the modes in which this guard is asked.
	 * @return all, by default
	 */
	default Set<MatchMode> modes() {
		return EnumSet.allOf(MatchMode.class);
	}

}
