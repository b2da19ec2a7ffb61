package io.ecoai.semantic.guard;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import io.ecoai.semantic.MatchGuard;
import io.ecoai.semantic.Question;
import io.ecoai.semantic.Token;
import io.ecoai.semantic.Vocabulary;

/**
 * Refuses if numbers differ or come in another order: digits, words, ordinals, Roman
 * numerals, parts and multiples.
 */
final class NumbersGuard implements MatchGuard {

	private static final Pattern ROMAN = Pattern.compile("(?=[ivx]{2})x{0,2}(i{1,3}|i?[vx]|vi{1,3})?");

	private static final Set<String> AS_GOOD_AS_NUMBERS = Vocabulary.words("""
			half third quarter double triple quadruple single once twice thrice dozen dozens hundred thousand million
			billion trillion hundreds thousands millions billions percent percentage first second last final next
			previous both pair couple""");

	@Override
	public String name() {
		return "numbers";
	}

	@Override
	public boolean allows(Question asked, Question candidate) {
		return numbers(asked).equals(numbers(candidate));
	}

	private static List<String> numbers(Question question) {
		return Bag.of(question.tokens(), NumbersGuard::isNumber);
	}

	private static boolean isNumber(Token token) {
		if (token.kind() == Token.Kind.NUMBER) {
			return true;
		}
		return token.isWord() && (AS_GOOD_AS_NUMBERS.contains(token.norm())
				|| token.norm().chars().anyMatch(Character::isDigit) || ROMAN.matcher(token.norm()).matches()
				|| token.text().equals("V") || token.text().equals("X"));
	}

}
