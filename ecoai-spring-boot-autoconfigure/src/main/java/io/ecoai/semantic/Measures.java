package io.ecoai.semantic;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes numbers apart from what stands beside them: {@code 5kg}, {@code $20},
 * {@code 10%}, {@code 3pm}, {@code 2nd}.
 */
final class Measures {

	private static final String CURRENCIES = "[$\u20ac\u00a3\u00a5\u20b9\u20bd\u20a9\u00a2]";

	private static final Pattern MEASURE = Pattern.compile("([+-]?)(" + CURRENCIES + "?)([+-]?)(\\d(?:[\\d.,:]*\\d)?)("
			+ CURRENCIES + "|%|\u2030|\u00b0[CFcf]?|[A-Za-z\u00b5\u03bc]{1,4})?");

	private static final Set<String> ORDINAL_ENDINGS = Set.of("st", "nd", "rd", "th");

	private Measures() {
	}

	/**
	 * Adds the parts of a number with its sign, currency or unit; nothing if it is none.
	 */
	static boolean split(String core, List<Token> tokens) {
		Matcher measure = MEASURE.matcher(core);
		if (!measure.matches()) {
			return false;
		}
		String unit = measure.group(5);
		String sign = measure.group(1) + measure.group(3);
		String digits = measure.group(4);
		boolean ordinal = unit != null && ORDINAL_ENDINGS.contains(unit.toLowerCase(Locale.ROOT));
		if (!measure.group(2).isEmpty()) {
			tokens.add(new Token(Token.Kind.SYMBOL, measure.group(2), measure.group(2)));
		}
		String number = sign + Numerals.ofDigits(digits);
		tokens.add(new Token(Token.Kind.NUMBER, sign + digits, ordinal ? number + "th" : number));
		if (unit != null && !ordinal) {
			tokens.add(unit(unit));
		}
		return true;
	}

	/** Units keep their case: a megawatt is no milliwatt. */
	static Token unit(String unit) {
		boolean sign = !Character.isLetter(unit.charAt(0));
		String lower = unit.toLowerCase(Locale.ROOT);
		boolean time = lower.equals("am") || lower.equals("pm");
		return sign ? new Token(Token.Kind.SYMBOL, unit, unit)
				: new Token(Token.Kind.WORD, unit, time ? lower : Spelling.of(unit));
	}

}
