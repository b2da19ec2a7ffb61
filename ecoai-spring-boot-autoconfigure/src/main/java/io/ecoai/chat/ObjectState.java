package io.ecoai.chat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The fields of classes, each class looked at once. Getters would not do: some classes of
 * Spring AI hold more than they show.
 */
final class ObjectState {

	private final ClassValue<List<Part>> parts = new ClassValue<>() {

		@Override
		protected List<Part> computeValue(Class<?> type) {
			return partsOf(type);
		}

	};

	/**
	 * The parts of an object's state.
	 * @param type the class of the object
	 * @return its fields, and those of its superclasses, in an order that does not change
	 */
	List<Part> of(Class<?> type) {
		return this.parts.get(type);
	}

	private static List<Part> partsOf(Class<?> type) {
		List<Part> parts = new ArrayList<>();
		for (Class<?> declaring = type; declaring != null; declaring = declaring.getSuperclass()) {
			for (Field field : declaring.getDeclaredFields()) {
				if (!Modifier.isStatic(field.getModifiers())) {
					if (!field.trySetAccessible()) {
						throw new UnkeyableRequestException("a value of type " + type.getName() + " is closed");
					}
					parts.add(new Part(field.getDeclaringClass().getSimpleName() + "." + field.getName(), field));
				}
			}
		}
		parts.sort(Comparator.comparing(Part::name));
		return List.copyOf(parts);
	}

	/**
	 * A field.
	 *
	 * @param name its name with that of its class
	 * @param field the field to read
	 */
	record Part(String name, Field field) {

		@Nullable Object read(Object object) {
			try {
				return this.field.get(object);
			}
			catch (IllegalAccessException ex) {
				throw new UnkeyableRequestException(this.name + " cannot be read");
			}
		}

	}

}
