package io.ecoai.value;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Takes records apart and puts them together.
 */
final class RecordValues {

	List<@Nullable Object> componentsOf(Object value) {
		List<@Nullable Object> components = new ArrayList<>();
		for (RecordComponent component : value.getClass().getRecordComponents()) {
			try {
				component.getAccessor().trySetAccessible();
				components.add(component.getAccessor().invoke(value));
			}
			catch (ReflectiveOperationException ex) {
				throw new UnrestorableAnswerException("a " + value.getClass().getName() + " cannot be read");
			}
		}
		return components;
	}

	Object create(Class<?> type, List<@Nullable Object> components) {
		Class<?>[] parameterTypes = Arrays.stream(type.getRecordComponents())
			.map(RecordComponent::getType)
			.toArray(Class<?>[]::new);
		try {
			Constructor<?> constructor = type.getDeclaredConstructor(parameterTypes);
			constructor.trySetAccessible();
			return constructor.newInstance(components.toArray());
		}
		catch (ReflectiveOperationException | IllegalArgumentException ex) {
			throw new UnrestorableAnswerException("a " + type.getName() + " cannot be made: " + ex.getMessage());
		}
	}

}
