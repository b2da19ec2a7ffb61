package io.ecoai.settings;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The constants of an enum: written in lower case, read in any case.
 *
 * @param type the enum
 * @param <E> its constants
 */
record EnumSpelling<E extends Enum<E>>(Class<E> type) implements Spelling<E> {

	@Override
	public E parse(String text) {
		String spelled = text.toLowerCase(Locale.ROOT);
		return constants().filter((constant) -> toJson(constant).equals(spelled))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException(text));
	}

	@Override
	public String allowed() {
		return constants().map(this::toJson).collect(Collectors.joining(", "));
	}

	@Override
	public String toJson(E value) {
		return value.name().toLowerCase(Locale.ROOT);
	}

	private Stream<E> constants() {
		return Stream.of(this.type.getEnumConstants());
	}

}
