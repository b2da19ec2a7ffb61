package io.ecoai.report;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.math.BigDecimal;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteCapability;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * Writes a number without an exponent: amounts are often millionths, and {@code 1.2E-7}
 * is not what people or spreadsheets read.
 */
@Target({ ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER })
@Retention(RetentionPolicy.RUNTIME)
@JacksonAnnotationsInside
@JsonSerialize(using = PlainNumber.Serializer.class)
@interface PlainNumber {

	/** Writes the number. */
	final class Serializer extends ValueSerializer<Number> {

		@Override
		public void serialize(Number value, JsonGenerator generator, SerializationContext context) {
			if (generator.has(StreamWriteCapability.CAN_WRITE_FORMATTED_NUMBERS)) {
				generator.writeNumber(text(value));
			}
			else {
				generator.writeNumber(new BigDecimal(text(value)));
			}
		}

		static String text(Number value) {
			BigDecimal decimal = new BigDecimal(value.toString());
			// 1.0E-5 is 0.00001; the zeros of an amount are its own.
			return ((value instanceof Double) ? decimal.stripTrailingZeros() : decimal).toPlainString();
		}

	}

}
