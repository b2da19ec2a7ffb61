package io.ecoai.key;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The fields of values, which hold everything that a value consists of: not every class
 * has a getter for each. Every class is looked at once. Thread-safe.
 */
public final class ValueFields {

	private final ClassValue<List<Field>> fields = new ClassValue<>() {

		@Override
		protected List<Field> computeValue(Class<?> type) {
			return fieldsOf(type);
		}

	};

	/**
	 * The fields of a class.
	 * @param type the class
	 * @return its fields and those of its superclasses, always in the same order
	 * @throws UnkeyableRequestException if they cannot be read
	 */
	public List<Field> of(Class<?> type) {
		return this.fields.get(type);
	}

	@Nullable Object read(Field field, Object value) {
		try {
			return field.get(value);
		}
		catch (IllegalAccessException ex) {
			throw unreadable(field);
		}
	}

	private static List<Field> fieldsOf(Class<?> type) {
		List<Field> fields = new ArrayList<>();
		for (Class<?> declaring = type; declaring != null; declaring = declaring.getSuperclass()) {
			Arrays.stream(declaring.getDeclaredFields())
				.filter((field) -> !Modifier.isStatic(field.getModifiers()) && !field.isSynthetic())
				// The order of fields is not the same in every Java runtime.
				.sorted(Comparator.comparing(Field::getName))
				.forEach(fields::add);
		}
		for (Field field : fields) {
			if (!field.trySetAccessible()) {
				throw unreadable(field);
			}
		}
		return List.copyOf(fields);
	}

	private static UnkeyableRequestException unreadable(Field field) {
		return new UnkeyableRequestException(
				"a value of type %s cannot be read".formatted(field.getDeclaringClass().getName()));
	}

}
