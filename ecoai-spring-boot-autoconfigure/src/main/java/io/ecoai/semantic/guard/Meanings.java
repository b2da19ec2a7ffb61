package io.ecoai.semantic.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.ecoai.semantic.Question;
import io.ecoai.semantic.Token;
import io.ecoai.semantic.Vocabulary;

/**
 * The words of a question with one word for those that mean the same, for the mode in
 * which words may differ.
 */
final class Meanings {

	/** Each line lists words of which any can stand for another in a question. */
	private static final Map<String, String> SAME = Vocabulary.firstOfLine("""
			find see locate get obtain
			delete remove erase
			change modify alter edit update
			fix repair resolve solve
			begin start commence
			create make build generate produce
			buy purchase
			show display
			fast quick rapid quickly fastest quickest
			big large
			bigger larger
			biggest largest
			enable activate
			disable deactivate
			choose select pick
			use utilize
			explain describe clarify
			picture photo image
			film movie
			car automobile
			error issue problem bug
			happen occur
			doctor physician
			cost price
			ship deliver
			reply respond answer
			phone telephone
			autumn fall
			job occupation
			mean meaning
			allowed permitted
			guarantee ensure
			kid child
			kids children
			regex regexp
			dict dictionary
			dicts dictionaries
			app application
			apps applications
			docs documentation
			db database
			repo repository
			config configuration
			info information
			sofa couch
			holiday vacation
			shop store
			company firm
			salary wage
			wealthy rich
			smart clever intelligent
			sick ill
			hard difficult
			simple easy
			correct right
			method approach technique
			compose write
			summarize summarise""");

	/** Verbs of two words, each with the one word that stands for it. */
	private static final Map<String, String> PHRASES = Map.ofEntries(Map.entry("turn on", "enable"),
			Map.entry("switch on", "enable"), Map.entry("turn off", "disable"), Map.entry("switch off", "disable"),
			Map.entry("log in", "login"), Map.entry("log into", "login"), Map.entry("sign in", "login"),
			Map.entry("sign into", "login"), Map.entry("log out", "logout"), Map.entry("log off", "logout"),
			Map.entry("sign out", "logout"), Map.entry("set up", "setup"), Map.entry("find out", "find"),
			Map.entry("figure out", "find"), Map.entry("instead of", "instead"));

	/** Words that may be missing: what they say follows from the rest. */
	static final Set<String> LIGHT = Vocabulary.words("""
			city country way step steps status code number process look like please exactly actually really currently
			basically simply me exact tell""");

	private static final Set<String> DETERMINERS = Vocabulary
		.words("a the my your his her its our their this that these those 's");

	private Meanings() {
	}

	/** The tokens of the body with phrases, synonyms and plurals in one form. */
	static List<Token> of(Question question) {
		List<Token> tokens = question.wording().body();
		List<Token> meanings = new ArrayList<>(tokens.size());
		for (int i = 0; i < tokens.size(); i++) {
			Token token = tokens.get(i);
			String phrase = (token.isWord() && i + 1 < tokens.size())
					? PHRASES.get(token.norm() + " " + tokens.get(i + 1).norm()) : null;
			if (phrase != null) {
				meanings.add(new Token(Token.Kind.WORD, token.text(), phrase));
				i++;
			}
			else {
				meanings.add((token.isWord() && token.isContent()) ? meaning(token, countsOne(question, i)) : token);
			}
		}
		return meanings;
	}

	/** Whether it matters that this is one and not several: the file, my book. */
	private static boolean countsOne(Question question, int index) {
		List<Token> tokens = question.wording().body();
		String opening = question.wording().opening();
		if (opening.equals("who") || isName(tokens.get(index), index > 0 || !opening.isEmpty())) {
			return true;
		}
		for (int i = index - 1; i >= 0; i--) {
			Token before = tokens.get(i);
			if (!before.isContent()) {
				boolean kind = before.norm().equals("a") && !opening.isEmpty();
				return before.isAnyOf(DETERMINERS) && !kind;
			}
		}
		return opening.isEmpty() || question.wording().support().equals("is");
	}

	/** Peters is not Peter, while CPUs are several of a CPU, and Sundays days. */
	private static boolean isName(Token token, boolean inside) {
		return inside && token.isCapitalized() && token.text().length() > 1
				&& !Character.isUpperCase(token.text().charAt(1)) && !token.norm().endsWith("days");
	}

	private static Token meaning(Token token, boolean countsOne) {
		String same = SAME.get(token.norm());
		String stem = countsOne ? token.norm() : token.stem();
		return new Token(Token.Kind.WORD, token.text(), (same != null) ? same : SAME.getOrDefault(stem, stem));
	}

}
