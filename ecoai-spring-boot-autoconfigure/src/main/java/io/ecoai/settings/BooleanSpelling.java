package io.ecoai.settings;

import java.util.Locale;

/**
 * True and false, in any case.
 */
final class BooleanSpelling implements Spelling<Boolean> {

	@Override
	public Boolean parse(String text) {
		return switch (text.toLowerCase(Locale.ROOT)) {
			case "true" -> true;
			case "false" -> false;
			default -> throw new IllegalArgumentException(text);
		};
	}

	@Override
	public String allowed() {
		return "true or false";
	}

	@Override
	public Object toJson(Boolean value) {
		return value;
	}

}
