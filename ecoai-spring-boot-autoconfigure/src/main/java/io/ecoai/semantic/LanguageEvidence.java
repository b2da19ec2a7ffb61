package io.ecoai.semantic;

import java.util.List;
import java.util.Set;

/**
 * Whether a text is plainly English, plainly something else or in doubt, by its letters
 * and its function words. Detectors of languages guess with a few words; these lists do
 * not.
 */
enum LanguageEvidence {

	ENGLISH, IN_DOUBT, FOREIGN;

	/** Words of English that are none of its neighbours'. */
	private static final Set<String> OF_ENGLISH = Vocabulary
		.words("""
				the what how why where who which when whose whom are does did could would should cannot you your yours my
				this that these those with from and it its have been not there if then than they them their our about into
				between please explain write tell show describe summarize translate convert calculate suggest compare
				recommend let help his her she myself because while without after before every each any some many much only never
				always through whether is of for can i give list create find make need want get do
				a an to in on at be was or as us we me he will am no so by""");

	/** Words of English that others have too; they are evidence beside another. */
	private static final Set<String> WEAK = Vocabulary.words("""
			is of for i give list want do
			a an to in on at be was or as us we me he will am no so by""");

	private static final Set<String> LOANWORDS = Vocabulary
		.words("caf\u00e9 r\u00e9sum\u00e9 na\u00efve fianc\u00e9 fianc\u00e9e fa\u00e7ade clich\u00e9 d\u00e9cor");

	private static final Set<String> OF_OTHERS = Vocabulary
		.words("""
				der das ist und nicht ein eine einen einem einer wie wer wo warum wann welche welcher welches ich mein meine
				meinen mit zu auf wird sind kann bitte wurde haben zum zur im dem nach oder auch aus wenn dass mir mich sie
				wir ihr ihre sein beim vom gibt mache
				el los las que es una por para con como cual cuando donde mi mis su sus esta del al lo se y hoy quien cuanto
				cuantos porque hace hay muy tiene puedo puede ser yo traduce
				le les du est un une et pour avec dans sur qui quoi quel quelle quels quelles pourquoi je tu il elle nous vous
				mon ma mes ce cette aux ne pas ou moi suis fait donne explique combien peux svp c'est j'ai qu'est
				gli di che per non sono dove quando perche mio mia della dell nel nella chi quale quanto posso trova oggi
				qual
				os uma nao em na pelo pela quem onde meu minha dos das voce faco custa esse isso ao
				het een en hoe wat waar waarom wanneer mijn ik niet met voor op zijn heeft dit deze kan wij naar ook weer
				och att det som jag hur vad var inte och er af ikke jeg hvad hvor
				jest nie jak czy gdzie kto dla jaka jaki bu ne icin ve nasil nedir apa yang dan ibu ini itu untuk bagaimana
				que qu'est-ce est-ce puis-je fait-il la""");

	/** In names of people and places: Rio de Janeiro, Ludwig van Beethoven. */
	private static final Set<String> PARTICLES = Vocabulary
		.words("de da di del la le el los las du des van von den der san santa dos das al mi");

	static LanguageEvidence of(List<Token> tokens) {
		int words = 0;
		int english = 0;
		int weak = 0;
		boolean doubt = false;
		for (int i = 0; i < tokens.size(); i++) {
			Token token = tokens.get(i);
			if (!token.isWord()) {
				continue;
			}
			words++;
			if (token.isAnyOf(OF_ENGLISH)) {
				english++;
				weak += token.isAnyOf(WEAK) ? 1 : 0;
			}
			else if (isInOtherLetters(token.norm())) {
				return FOREIGN;
			}
			else if (token.isAnyOf(OF_OTHERS) || token.isAnyOf(PARTICLES)) {
				if (!isInName(tokens, i)) {
					return FOREIGN;
				}
				doubt = true;
			}
			else if (hasAccent(token.norm()) && !LOANWORDS.contains(token.norm()) && !token.isCapitalized()) {
				doubt = true;
			}
		}
		boolean plain = english > weak || weak > 3;
		return (plain && !doubt && english * 6 >= words) ? ENGLISH : IN_DOUBT;
	}

	private static boolean isInName(List<Token> tokens, int index) {
		Token token = tokens.get(index);
		if (!token.isAnyOf(PARTICLES) || index + 1 >= tokens.size() || !tokens.get(index + 1).isCapitalized()) {
			return false;
		}
		return token.isCapitalized() || (index > 0 && tokens.get(index - 1).isCapitalized());
	}

	private static boolean isInOtherLetters(String word) {
		return word.codePoints().anyMatch((point) -> Character.isLetter(point) && point > 0x24F);
	}

	private static boolean hasAccent(String word) {
		return word.chars().anyMatch((character) -> character > 0x7F);
	}

}
