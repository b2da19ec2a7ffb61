package io.ecoai.semantic.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

import io.ecoai.semantic.Question;
import io.ecoai.semantic.Token;

/**
 * Words with how often each occurs.
 */
final class Bag {

	private Bag() {
	}

	static List<String> of(List<Token> tokens, Predicate<Token> which) {
		return of(tokens, which, Token::norm);
	}

	static List<String> of(List<Token> tokens, Predicate<Token> which, Function<Token, String> form) {
		return tokens.stream().filter(which).map(form).toList();
	}

	static boolean sameInAnyOrder(List<String> one, List<String> other) {
		return one.size() == other.size() && minus(one, other).isEmpty();
	}

	/** What is left of the first when each of the second has taken one of its like. */
	static List<String> minus(List<String> one, List<String> other) {
		List<String> left = new ArrayList<>(one);
		other.forEach(left::remove);
		return left;
	}

	/** Whether the same tokens of a kind are in both, in any order. */
	static boolean sameInAnyOrder(Question one, Question other, Predicate<Token> which) {
		return sameInAnyOrder(of(one.tokens(), which), of(other.tokens(), which));
	}

}
