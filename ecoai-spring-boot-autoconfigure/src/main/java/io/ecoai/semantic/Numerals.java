package io.ecoai.semantic;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Numbers in one form, however they are written.
 */
final class Numerals {

	private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(,\\d{3})+(\\.\\d+)?");

	/** "One" is a pronoun and "second" a time as well, so they are left alone. */
	private static final Map<String, Integer> WORDS = numbers("""
			zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
			seventeen eighteen nineteen""");

	private static final Map<String, Integer> TENS = numbers(
			"zero ten twenty thirty forty fifty sixty seventy eighty ninety");

	private static final Map<String, Integer> ORDINALS = numbers("""
			zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
			fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth""");

	private Numerals() {
	}

	/** The number that a word stands for, which may be two words with a dash. */
	static @Nullable String ofWord(String word) {
		Integer number = below100(word);
		if (number != null && number != 1) {
			return String.valueOf(number);
		}
		Integer ordinal = ORDINALS.get(word);
		return (ordinal != null && ordinal > 2) ? ordinal + "th" : null;
	}

	private static @Nullable Integer below100(String word) {
		Integer small = WORDS.get(word);
		if (small != null) {
			return small;
		}
		int dash = word.indexOf('-');
		if (dash < 0) {
			return tens(word);
		}
		Integer tens = tens(word.substring(0, dash));
		Integer units = WORDS.get(word.substring(dash + 1));
		return (tens != null && tens >= 20 && units != null && units > 0 && units < 10) ? tens + units : null;
	}

	private static @Nullable Integer tens(String word) {
		Integer tens = TENS.get(word);
		return (tens != null && tens > 0) ? tens * 10 : null;
	}

	/**
	 * A number in digits without its thousands separators. Zeros stay: a version 2.10 is
	 * not 2.1, and 007 is not 7.
	 */
	static String ofDigits(String digits) {
		return GROUPED.matcher(digits).matches() ? digits.replace(",", "") : digits;
	}

	private static Map<String, Integer> numbers(String words) {
		Map<String, Integer> numbers = new HashMap<>();
		for (String word : words.strip().split("\\s+")) {
			numbers.put(word, numbers.size());
		}
		return Map.copyOf(numbers);
	}

}
