package io.ecoai.semantic.guard;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import io.ecoai.semantic.MatchGuard;
import io.ecoai.semantic.MatchMode;
import io.ecoai.semantic.Mention;
import io.ecoai.semantic.Question;
import io.ecoai.semantic.Token;
import io.ecoai.semantic.Vocabulary;

/**
 * In the mode in which words may differ, refuses if one of the two is about something
 * that the other does not mention in the same words, in words that mean the same, or with
 * a letter doubled.
 */
final class WordsGuard implements MatchGuard {

	/** Words of which another has a letter once that they have twice. */
	private static final Set<String> DOUBLED_ON_PURPOSE = Vocabulary
		.words("""
				desert dessert later latter diner dinner loose lose planed planned hoping hopping super supper tiling tilling
				coma comma furry fury caned canned bare barre filing filling staring starring striped stripped taping tapping
				scared scarred pined pinned baring barring matting mating tuba tubba""");

	/** A letter doubled before an ending tells planning from planing. */
	private static final Pattern BEFORE_AN_ENDING = Pattern.compile("([bdfglmnprt])\\1(ing|ed|er|ers|est|y|able)$");

	private final WordingGuard wording = new WordingGuard();

	@Override
	public String name() {
		return "words";
	}

	@Override
	public boolean allows(Question asked, Question candidate) {
		if (isLiteral(asked) || isLiteral(candidate)) {
			return this.wording.allows(asked, candidate);
		}
		List<String> one = content(asked);
		List<String> other = content(candidate);
		List<String> onlyOne = Bag.minus(one, other);
		List<String> onlyOther = Bag.minus(other, one);
		onlyOne.removeIf((word) -> onlyOther.removeIf((another) -> isTypo(word, another)));
		return Meanings.LIGHT.containsAll(onlyOne) && Meanings.LIGHT.containsAll(onlyOther);
	}

	/** Whether words are talked about, so that none stands for another. */
	private static boolean isLiteral(Question question) {
		return Mention.isIn(question.tokens()) || Mention.hasMaterial(question.tokens());
	}

	private static List<String> content(Question question) {
		return Bag.of(Meanings.of(question), Token::isContent);
	}

	private static boolean isTypo(String one, String other) {
		return Math.min(one.length(), other.length()) > 5 && Math.abs(one.length() - other.length()) == 1
				&& !DOUBLED_ON_PURPOSE.contains(one)
				&& !BEFORE_AN_ENDING.matcher((one.length() > other.length()) ? one : other).find()
				&& once(one).equals(once(other));
	}

	private static String once(String word) {
		StringBuilder once = new StringBuilder();
		word.codePoints()
			.filter((point) -> once.isEmpty() || once.codePointBefore(once.length()) != point)
			.forEach(once::appendCodePoint);
		return once.toString();
	}

	@Override
	public Set<MatchMode> modes() {
		return EnumSet.of(MatchMode.SIMILAR);
	}

}
