package io.ecoai.semantic;

import java.util.Set;

/**
 * The S stemmer of Donna Harman, "How effective is suffixing?", JASIS 42(1), 1991, with
 * the plurals in {@code -es}. It takes off nothing but the endings of plurals and of the
 * third person: whatever takes off more brings together what differs, such as university
 * and universe.
 */
final class Stemmer {

	/** What is something else with an s than without. */
	private static final Set<String> KEPT = Vocabulary.words("""
			news goods customs arms glasses windows teams   savings premises  manners
			 peoples  spirits waters woods headquarters physics mathematics economics politics ethics series
			species lens gas bus alias status bias yes this its always perhaps plus minus across less us is was has does
			as thus various previous maps sheets docs   photos sports shorts  jeans
			 ages brains airs ashes blues brass   damages effects futures
			briefs securities statistics utilities liberties quarters proceeds bearings directions credentials
			humanities odds valuables sales authorities contents earnings belongings drawers tights trunks pants slacks
			morals        tropics troops wits  mars james paris texas
			kubernetes jenkins redis postgres sass css js tls dns aws ios sms gps""");

	private Stemmer() {
	}

	static String stem(String word) {
		int length = word.length();
		if (length < 4 || word.charAt(length - 1) != 's' || KEPT.contains(word)) {
			return word;
		}
		if (word.endsWith("ies")) {
			return (length == 4 || word.endsWith("eies") || word.endsWith("aies")) ? word.substring(0, length - 1)
					: word.substring(0, length - 3) + "y";
		}
		if (word.endsWith("sses") || word.endsWith("ches") || word.endsWith("shes") || word.endsWith("xes")
				|| word.endsWith("zzes") || word.endsWith("oes")) {
			return word.substring(0, length - 2);
		}
		if (word.endsWith("us") || word.endsWith("ss") || word.endsWith("is")) {
			return word;
		}
		return word.substring(0, length - 1);
	}

}
