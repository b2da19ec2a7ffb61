package io.ecoai.semantic.guard;

import java.util.List;

import io.ecoai.semantic.MatchGuard;
import io.ecoai.semantic.Question;
import io.ecoai.semantic.Token;

/**
 * Refuses if quotes, identifiers, code, addresses, paths or signs differ in a letter, in
 * case or in order.
 */
final class LiteralsGuard implements MatchGuard {

	@Override
	public String name() {
		return "quotes-and-identifiers";
	}

	@Override
	public boolean allows(Question asked, Question candidate) {
		return literals(asked).equals(literals(candidate));
	}

	private static List<String> literals(Question question) {
		return Bag.of(question.tokens(),
				(token) -> token.kind() == Token.Kind.LITERAL || token.kind() == Token.Kind.SYMBOL);
	}

}
