package io.ecoai.semantic.guard;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import io.ecoai.semantic.MatchGuard;
import io.ecoai.semantic.Question;
import io.ecoai.semantic.Token;
import io.ecoai.semantic.Vocabulary;

/**
 * Refuses if one of the two names somebody or something that the other does not, or if a
 * word is a name in one only: Turkey and turkey, IT and it.
 */
final class EntitiesGuard implements MatchGuard {

	/** Words that are something else with a capital, function words apart. */
	private static final Set<String> NAMES_OR_WORDS = Vocabulary.words("""
			polish turkey china march may august apple windows word excel access outlook go rust swift amazon target gap
			shell orange square stripe slack teams meta alphabet oracle chrome edge safari mercury mars jordan chad
			georgia guinea reading nice bath bill mark frank rose will grant drew job jobs aids ram visa discover dove
			tide lime bolt notion zoom signal telegram twitter threads pearl crystal ada eclipse react angular express
			ant ivy hope faith grace joy dawn summer june victor rich guy pat bob jack rob sue ray art gene basil ginger
			iris lily violet daisy olive heather robin cook baker bush ford dodge cobra jaguar puma lotus seat saturn
			echo kindle maps docs sheets meet chat hamburg lisp scheme basic latex mint pascal
			catholic democratic republican liberal conservative green labour god house senate lent mosaic titanic
			mobile jersey lima split titan democrat mason chip church newton kelvin
			sandwich worms wells moon cologne delphi phoenix buffalo hull cork troy""");

	private static final Set<String> CAPITALS_OR_WORDS = Vocabulary.words("us it who is am as an or in can me so no");

	private static final Set<String> PRONOUNS_OR_NAMES = Set.of("us", "it");

	/** Begins as words of English begin, and has a vowel. */
	private static final Pattern SPEAKABLE = Pattern
		.compile("([bcdfgjklmnpr-tv-z]?|[bcfgps]l|[bcdfgptw]r|[cgpstw]h|kn|wr|s[ckmnptw]|[dt]w|qu|gn)[aeiouy].*");

	/** Abbreviations that are no words in small letters. */
	private static final Set<String> NO_WORDS = Vocabulary
		.words("""
				api apis json yaml url urls usb ide ui ux iso uk eu un nasa nato ai ceo cfo cto coo gdp id ids ip ios io os sdk
				gui cli vue aws gcp iot nosql uml oop orm jpa jdbc ajax utf utc uri uuid cia unicef eula ieee iana faq""");

	@Override
	public String name() {
		return "entities";
	}

	@Override
	public boolean allows(Question asked, Question candidate) {
		List<Token> askedWords = asked.tokens().stream().filter(Token::isWord).toList();
		List<Token> candidateWords = candidate.tokens().stream().filter(Token::isWord).toList();
		return namesAreIn(asked, candidateWords) && namesAreIn(candidate, askedWords)
				&& Capitals.agree(asked, candidate) && writtenAlike(asked, candidate);
	}

	private static boolean namesAreIn(Question question, List<Token> others) {
		if (Capitals.isShouted(question)) {
			return true;
		}
		Set<String> norms = new HashSet<>();
		others.forEach((token) -> norms.add(singular(token.norm())));
		boolean start = true;
		for (Token token : question.tokens()) {
			if (!start && token.isWord() && token.isContent() && hasCapital(token)
					&& !norms.contains(singular(token.norm()))) {
				return false;
			}
			start = token.kind() == Token.Kind.BREAK;
		}
		return true;
	}

	private static String singular(String word) {
		return (word.length() > 3 && word.endsWith("s")) ? word.substring(0, word.length() - 1) : word;
	}

	/** Compares how often words that depend on it have a capital. */
	private static boolean writtenAlike(Question asked, Question candidate) {
		if (Capitals.isShouted(asked) != Capitals.isShouted(candidate)) {
			return !isAmbiguous(asked) && !isAmbiguous(candidate);
		}
		Set<String> acronyms = new HashSet<>();
		addAcronyms(asked, acronyms);
		addAcronyms(candidate, acronyms);
		List<String> one = ambiguous(asked, acronyms, false);
		List<String> other = ambiguous(candidate, acronyms, false);
		return !Bag.sameInAnyOrder(one, other)
				|| Bag.sameInAnyOrder(ambiguous(asked, acronyms, true), ambiguous(candidate, acronyms, true));
	}

	/** Whether small letters would say what capitals leave open. */
	private static boolean isAmbiguous(Question question) {
		return question.tokens()
			.stream()
			.anyMatch((token) -> token.isAnyOf(NAMES_OR_WORDS) || token.isAnyOf(PRONOUNS_OR_NAMES));
	}

	/** Words in capitals alone that can be spoken, so that they may be words as well. */
	private static void addAcronyms(Question question, Set<String> acronyms) {
		for (Token token : question.tokens()) {
			if (token.isWord() && token.isContent() && isUpper(token.text()) && token.text().length() < 6
					&& SPEAKABLE.matcher(token.norm()).matches() && !NO_WORDS.contains(token.norm())
					&& !Capitals.isShouted(question)) {
				acronyms.add(token.norm());
			}
		}
	}

	private static List<String> ambiguous(Question question, Set<String> acronyms, boolean names) {
		List<String> words = new ArrayList<>();
		boolean start = true;
		for (Token token : question.tokens()) {
			boolean capitals = token.isAnyOf(CAPITALS_OR_WORDS);
			if (capitals || token.isAnyOf(NAMES_OR_WORDS) || token.isAnyOf(acronyms)) {
				boolean name = isUpper(token.text()) || (!capitals && !start && hasCapital(token));
				words.add((names && name) ? token.norm() + "*" : token.norm());
			}
			start = token.kind() == Token.Kind.BREAK;
		}
		return words;
	}

	private static boolean isUpper(String text) {
		return text.length() > 1 && text.chars().noneMatch(Character::isLowerCase);
	}

	private static boolean hasCapital(Token token) {
		return token.text().chars().anyMatch(Character::isUpperCase);
	}

}
