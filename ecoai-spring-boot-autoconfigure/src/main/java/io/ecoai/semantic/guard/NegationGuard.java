package io.ecoai.semantic.guard;

import java.util.List;
import java.util.Set;

import io.ecoai.semantic.MatchGuard;
import io.ecoai.semantic.Question;
import io.ecoai.semantic.Token;
import io.ecoai.semantic.Vocabulary;

/**
 * Refuses if only one of the two denies something, by a word or by a prefix.
 */
final class NegationGuard implements MatchGuard {

	private static final Set<String> DENIALS = Vocabulary.words("""
			not no never none nobody nothing nowhere neither nor without hardly barely scarcely rarely seldom stop stops
			avoid avoids prevent prevents fail fails failed deny denies refuse refuses lack lacks except unless instead
			cease quit against""");

	private static final List<String> PREFIXES = List.of("un", "in", "im", "il", "ir", "non-", "non", "dis", "mis",
			"de", "anti", "anti-", "ab", "a");

	@Override
	public String name() {
		return "negation";
	}

	@Override
	public boolean allows(Question asked, Question candidate) {
		return Bag.sameInAnyOrder(asked, candidate, (token) -> token.isAnyOf(DENIALS))
				&& !oneIsTheOtherDenied(words(asked), words(candidate));
	}

	private static List<String> words(Question question) {
		return Bag.of(question.tokens(), Token::isWord);
	}

	private static boolean oneIsTheOtherDenied(List<String> asked, List<String> candidate) {
		List<String> onlyAsked = Bag.minus(asked, candidate);
		List<String> onlyCandidate = Bag.minus(candidate, asked);
		return isDenied(onlyAsked, onlyCandidate) || isDenied(onlyCandidate, onlyAsked);
	}

	private static boolean isDenied(List<String> words, List<String> denied) {
		return words.stream()
			.filter((word) -> word.length() > 2)
			.anyMatch((word) -> PREFIXES.stream().anyMatch((prefix) -> denied.contains(prefix + word)));
	}

	@Override
	public Set<String> languages() {
		return MatchGuards.ENGLISH;
	}

}
