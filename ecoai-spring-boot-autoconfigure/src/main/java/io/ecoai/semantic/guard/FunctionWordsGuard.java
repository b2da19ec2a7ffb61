package io.ecoai.semantic.guard;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import io.ecoai.semantic.MatchGuard;
import io.ecoai.semantic.MatchMode;
import io.ecoai.semantic.Question;
import io.ecoai.semantic.Token;
import io.ecoai.semantic.Vocabulary;

/**
 * In the mode in which words may differ, refuses if function words differ that carry
 * meaning: persons, quantities, conjunctions, and prepositions that exchange for others.
 */
final class FunctionWordsGuard implements MatchGuard {

	/** Whoever asks or is asked, where an opening may have taken it away. */
	private static final Set<String> ASKER = Vocabulary.words("i me one it this that these there");

	private static final Set<String> MAY_BE_MISSING = Vocabulary.words("of in for to at by like");

	/** Words that are something else with another article, or none. */
	private static final Set<String> ARTICLE_COUNTS = Vocabulary.words("few little time matter number lot");

	private static final Set<String> WITHOUT_WEIGHT = Vocabulary.words("just also there here even same very that so");

	@Override
	public String name() {
		return "function-words";
	}

	@Override
	public boolean allows(Question asked, Question candidate) {
		List<Token> one = Meanings.of(asked);
		List<Token> other = Meanings.of(candidate);
		return samePrepositions(one, other) && same(one, other, persons(asked, candidate))
				&& same(one, other, FunctionWordsGuard::isQuantityOrConjunction) && sameScope(one, other)
				&& !differLittle(asked, candidate) && sameNumber(asked, candidate) && noOtherArticle(one, other)
				&& articleBefore(one).equals(articleBefore(other));
	}

	/**
	 * Whether nothing but some function words differ, all at one place. Whoever says the
	 * same in other words changes more than that, and what changes so little changes the
	 * meaning: "pay Ann" and "pay for Ann", "law" and "the law".
	 */
	private static boolean differLittle(Question asked, Question candidate) {
		List<String> one = bodyOf(asked);
		List<String> other = bodyOf(candidate);
		int shorter = Math.min(one.size(), other.size());
		int from = 0;
		while (from < shorter && one.get(from).equals(other.get(from))) {
			from++;
		}
		int behind = 0;
		while (behind < shorter - from
				&& one.get(one.size() - 1 - behind).equals(other.get(other.size() - 1 - behind))) {
			behind++;
		}
		List<String> onlyOne = one.subList(from, one.size() - behind);
		List<String> onlyOther = other.subList(from, other.size() - behind);
		return !(onlyOne.isEmpty() && onlyOther.isEmpty()) && Vocabulary.FUNCTION_WORDS.containsAll(onlyOne)
				&& Vocabulary.FUNCTION_WORDS.containsAll(onlyOther);
	}

	private static List<String> bodyOf(Question question) {
		List<Token> words = question.wording()
			.body()
			.stream()
			.filter((token) -> token.kind() != Token.Kind.BREAK)
			.toList();
		List<String> body = new ArrayList<>();
		for (int i = 0; i < words.size(); i++) {
			body.add(Roles.preposition(words, i));
		}
		return body;
	}

	/** "What is spring" names one thing, "what are springs" means many. */
	private static boolean sameNumber(Question asked, Question candidate) {
		return !(isNamed(asked) && isMany(candidate)) && !(isNamed(candidate) && isMany(asked));
	}

	private static boolean isNamed(Question question) {
		List<Token> body = question.wording().body();
		return question.wording().support().equals("is") && !body.isEmpty()
				&& !body.get(0).isAnyOf(Vocabulary.ARTICLES);
	}

	private static boolean isMany(Question question) {
		return question.wording().support().equals("are");
	}

	private static boolean same(List<Token> one, List<Token> other, Predicate<Token> which) {
		return Bag.sameInAnyOrder(Bag.of(one, which), Bag.of(other, which));
	}

	/** Whoever asks counts only where no opening can have taken him away. */
	private static Predicate<Token> persons(Question asked, Question candidate) {
		boolean all = asked.wording().opening().isEmpty() && candidate.wording().opening().isEmpty();
		return (token) -> token.isAnyOf(Vocabulary.PRONOUNS) && (all || !token.isAnyOf(ASKER));
	}

	private static boolean isQuantityOrConjunction(Token token) {
		return token.isAnyOf(Vocabulary.CONJUNCTIONS)
				|| (token.isAnyOf(Vocabulary.QUANTIFIERS) && !token.isAnyOf(WITHOUT_WEIGHT));
	}

	private static boolean samePrepositions(List<Token> one, List<Token> other) {
		List<String> prepositionsOfOne = prepositions(one);
		List<String> prepositionsOfOther = prepositions(other);
		List<String> onlyOne = Bag.minus(prepositionsOfOne, prepositionsOfOther);
		List<String> onlyOther = Bag.minus(prepositionsOfOther, prepositionsOfOne);
		if (!onlyOne.isEmpty() && !onlyOther.isEmpty()) {
			return false;
		}
		return MAY_BE_MISSING.containsAll(onlyOne) && MAY_BE_MISSING.containsAll(onlyOther);
	}

	private static List<String> prepositions(List<Token> tokens) {
		List<String> prepositions = new ArrayList<>();
		for (int i = 0; i < tokens.size(); i++) {
			if (tokens.get(i).isAnyOf(Vocabulary.PREPOSITIONS)) {
				prepositions.add(Roles.preposition(tokens, i));
			}
		}
		return prepositions;
	}

	/** Whether none has "a" where the other has "the". */
	private static boolean noOtherArticle(List<Token> one, List<Token> other) {
		List<String> articles = Bag.of(one, (token) -> token.isAnyOf(Vocabulary.ARTICLES));
		List<String> others = Bag.of(other, (token) -> token.isAnyOf(Vocabulary.ARTICLES));
		return Bag.minus(articles, others).isEmpty() || Bag.minus(others, articles).isEmpty();
	}

	/** What "only", "not" and "if" stand before. */
	private static boolean sameScope(List<Token> one, List<Token> other) {
		return Bag.sameInAnyOrder(scopes(one), scopes(other));
	}

	private static List<String> scopes(List<Token> tokens) {
		List<String> scopes = new ArrayList<>();
		for (int i = 0; i + 1 < tokens.size(); i++) {
			Token token = tokens.get(i);
			boolean joins = token.norm().equals("and") || token.norm().equals("or");
			if (isQuantityOrConjunction(token) && !joins) {
				scopes.add(token.norm() + " " + tokens.get(i + 1).norm());
			}
		}
		return scopes;
	}

	/** "A few" and "few", "the number of" and "a number of". */
	private static List<String> articleBefore(List<Token> tokens) {
		List<String> articles = new ArrayList<>();
		for (int i = 1; i < tokens.size(); i++) {
			String word = tokens.get(i).norm();
			if (ARTICLE_COUNTS.contains(word)) {
				articles.add(tokens.get(i - 1).isAnyOf(Vocabulary.ARTICLES) ? tokens.get(i - 1).norm() + word : word);
			}
		}
		return articles;
	}

	@Override
	public Set<MatchMode> modes() {
		return EnumSet.of(MatchMode.SIMILAR);
	}

	@Override
	public Set<String> languages() {
		return MatchGuards.ENGLISH;
	}

}
