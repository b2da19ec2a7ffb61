package io.ecoai.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * The types whose text form says everything, apart from those that JSON has itself.
 */
enum ScalarType {

	LONG(Long.class, Long::valueOf),

	SHORT(Short.class, Short::valueOf),

	BYTE(Byte.class, Byte::valueOf),

	DOUBLE(Double.class, Double::valueOf),

	FLOAT(Float.class, Float::valueOf),

	DECIMAL(BigDecimal.class, BigDecimal::new),

	BIGINT(BigInteger.class, BigInteger::new),

	CHARACTER(Character.class, (text) -> text.charAt(0)),

	DURATION(Duration.class, Duration::parse),

	INSTANT(Instant.class, Instant::parse),

	DATE(LocalDate.class, LocalDate::parse),

	URI(URI.class, java.net.URI::create),

	UUID(UUID.class, java.util.UUID::fromString);

	private final Class<?> type;

	private final Function<String, Object> parser;

	private final String tag = name().toLowerCase(Locale.ROOT);

	ScalarType(Class<?> type, Function<String, Object> parser) {
		this.type = type;
		this.parser = parser;
	}

	static @Nullable ScalarType of(Object value) {
		return Arrays.stream(values()).filter((scalar) -> scalar.type == value.getClass()).findFirst().orElse(null);
	}

	static @Nullable ScalarType ofTag(String tag) {
		return Arrays.stream(values()).filter((scalar) -> scalar.tag.equals(tag)).findFirst().orElse(null);
	}

	String tag() {
		return this.tag;
	}

	Object parse(String text) {
		return this.parser.apply(text);
	}

}
