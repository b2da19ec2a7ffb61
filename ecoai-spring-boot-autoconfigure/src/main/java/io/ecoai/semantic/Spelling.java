package io.ecoai.semantic;

import java.util.Map;
import java.util.Set;

/**
 * One spelling for words that are spelt in two ways and mean the same: British and
 * American, with and without a dash, units and their signs. Spellings that are two words
 * somewhere are left apart: program and programme, meter and metre.
 */
final class Spelling {

	private static final Map<String, String> ONE_FOR_ALL = Vocabulary.firstOfLine("""
			color colour
			colors colours
			flavor flavour
			flavors flavours
			favorite favourite
			favorites favourites
			neighbor neighbour
			neighbors neighbours
			behavior behaviour
			behaviors behaviours
			labor labour
			honor honour
			humor humour
			rumor rumour
			harbor harbour
			center centre
			centers centres
			theater theatre
			liter litre
			liters litres
			fiber fibre
			kilometers kilometres km kms kilometer kilometre
			centimeters centimetres cm centimeter centimetre
			millimeters millimetres mm millimeter millimetre
			kilograms kilogrammes kg kgs kilogram kilogramme
			catalog catalogue
			canceled cancelled
			canceling cancelling
			traveling travelling
			traveler traveller
			modeling modelling
			labeled labelled
			defense defence
			offense offence
			license licence
			aluminum aluminium
			email e-mail
			emails e-mails
			okay ok
			airplane aeroplane
			jewelry jewellery
			analyze analyse
			analyzing analysing
			catalyze catalyse
			paralyze paralyse
			aging ageing
			artifact artefact
			mold mould
			plow plough
			skeptical sceptical
			mom mum
			math maths
			judgment judgement
			fulfill fulfil
			enroll enrol
			yogurt yoghurt
			website web-site
			online on-line""");

	/** Words whose {@code is} is no British spelling of {@code iz}. */
	private static final Set<String> NEVER_IZE = Vocabulary.words("""
			advise advertise arise chastise circumcise comprise compromise concise demise despise devise disguise
			enterprise excise exercise expertise franchise improvise incise merchandise noise otherwise paradise poise
			praise precise premise promise raise revise rise supervise surmise surprise televise treatise wise likewise
			cruise bruise disease cerise reprise appraise braise malaise mayonnaise liaise apprise promising rising
			advising raising exercising surprising""");

	private static final String[] ENDINGS = { "ise", "ised", "iser", "ises", "ising", "isation", "isations" };

	private Spelling() {
	}

	static String of(String word) {
		String other = ONE_FOR_ALL.get(word);
		if (other != null) {
			return other;
		}
		int length = word.length();
		if (length < 7) {
			return word;
		}
		for (String ending : ENDINGS) {
			if (word.endsWith(ending) && !isNeverIze(word, length - ending.length())) {
				return word.substring(0, length - ending.length()) + ending.replaceFirst("s", "z");
			}
		}
		return word;
	}

	private static boolean isNeverIze(String word, int stem) {
		return NEVER_IZE.contains(word.substring(0, stem) + "ise") || NEVER_IZE.contains(word);
	}

}
