package io.ecoai.endpoint;

import java.lang.reflect.Field;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ReflectionUtils;

/**
 * The fields of clients: Spring AI shows no model's endpoint.
 */
public final class ClientFields {

	private ClientFields() {
	}

	/**
	 * Reads private fields one after the other.
	 * @param start the object that has the first one
	 * @param path their names
	 * @return the value of the last one, or {@code null} if there is no such way
	 */
	public static @Nullable Object read(@Nullable Object start, String... path) {
		Object value = start;
		for (String name : path) {
			Field field = (value != null) ? ReflectionUtils.findField(value.getClass(), name) : null;
			if (field == null || !field.trySetAccessible()) {
				return null;
			}
			value = ReflectionUtils.getField(field, value);
		}
		return value;
	}

}
