package io.ecoai.semantic.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.ecoai.semantic.MatchGuard;
import io.ecoai.semantic.Question;
import io.ecoai.semantic.Token;
import io.ecoai.semantic.Vocabulary;

/**
 * Refuses if units or currencies differ, or belong to other numbers.
 */
final class UnitsGuard implements MatchGuard {

	private static final Set<String> UNITS = Vocabulary
		.words("""
				second seconds minute minutes hour hours day days week weeks month months year years decade decades century
				kilometer kilometers centimeter centimeters millimeter millimeters meter meters mile miles yard yards foot
				feet inch inches nanometer micrometer acre acres hectare hectares kilogram kilograms gram grams milligram
				milligrams ounce ounces oz pound pounds lb lbs ton tons tonne tonnes stone liter liters milliliter gallon
				gallons pint pints quart cup cups tablespoon tablespoons teaspoon teaspoons celsius fahrenheit kelvin degrees
				watt watts kilowatt kilowatts megawatt volt volts amp amps joule joules calorie calories bit bits byte bytes
				kilobyte kilobytes megabyte megabytes gigabyte gigabytes terabyte kilobit kilobits megabit megabits kb mb gb tb
				mph kph hz khz mhz ghz dollar dollars euro euros yen franc francs rupee rupees yuan peso pesos krona krone
				cent cents usd eur gbp jpy chf czk aud cad inr cny sek nok dkk bitcoin am pm""");

	@Override
	public String name() {
		return "units-and-currency";
	}

	@Override
	public boolean allows(Question asked, Question candidate) {
		return Bag.sameInAnyOrder(asked, candidate, (token) -> token.isAnyOf(UNITS))
				&& Bag.sameInAnyOrder(numbersWithUnits(asked), numbersWithUnits(candidate));
	}

	/** Each number with the unit behind it and the currency before it. */
	private static List<String> numbersWithUnits(Question question) {
		List<Token> tokens = question.tokens();
		List<String> measures = new ArrayList<>();
		for (int i = 0; i < tokens.size(); i++) {
			if (tokens.get(i).kind() == Token.Kind.NUMBER) {
				measures.add(currencyAt(tokens, i - 1) + tokens.get(i).norm() + " " + unitAt(tokens, i + 1));
			}
		}
		return measures;
	}

	private static String currencyAt(List<Token> tokens, int index) {
		return (index >= 0 && tokens.get(index).kind() == Token.Kind.SYMBOL) ? tokens.get(index).norm() : "";
	}

	private static String unitAt(List<Token> tokens, int index) {
		if (index >= tokens.size()) {
			return "";
		}
		Token token = tokens.get(index);
		// A short word right behind a number is a unit, whatever it is: mW, kB, m.
		boolean isUnit = token.kind() == Token.Kind.SYMBOL || token.isAnyOf(UNITS)
				|| (token.isContent() && token.norm().length() < 3);
		return isUnit ? token.norm() : "";
	}

}
