package io.ecoai.wire;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.ai.image.ImageResponseMetadata;
import org.springframework.util.ObjectUtils;

/**
 * Reads what an object of Spring AI, or a record, is made of: record components, or
 * getters and the fields that have none.
 */
final class Properties {

	private Properties() {
	}

	static boolean has(Object object) {
		return object.getClass().isRecord() || (isSpringAi(object.getClass()) && !(object instanceof Enum));
	}

	/** Whether it is a type of Spring AI or, as a test's own usage would, extends one. */
	static boolean isSpringAi(@Nullable Class<?> type) {
		return type != null && (type.getName().startsWith("org.springframework.ai.") || isSpringAi(type.getSuperclass())
				|| Stream.of(type.getInterfaces()).anyMatch(Properties::isSpringAi));
	}

	static Map<String, @Nullable Object> of(Object object) {
		Map<String, @Nullable Object> properties = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		if (object.getClass().isRecord()) {
			for (RecordComponent component : object.getClass().getRecordComponents()) {
				properties.put(component.getName(), invoke(component.getAccessor(), object));
			}
			return properties;
		}
		for (Method method : object.getClass().getMethods()) {
			String name = property(method);
			if (name != null) {
				properties.put(name, invoke(method, object));
			}
		}
		for (Field field : fields(object)) {
			addUnlessKnown(properties, field.getName(), read(field, object));
		}
		return properties;
	}

	/** The fields of the types of Spring AI that an object is of. */
	static List<Field> fields(Object object) {
		List<Field> fields = new ArrayList<>();
		for (Class<?> type = object.getClass(); type != null && isSpringAi(type); type = type.getSuperclass()) {
			for (Field field : type.getDeclaredFields()) {
				if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()
						&& !isTimeOfCreation(field, object)) {
					fields.add(field);
				}
			}
		}
		return fields;
	}

	/** A subclass has a time that the provider gave, and nobody can ask for this one. */
	private static boolean isTimeOfCreation(Field field, Object object) {
		return field.getDeclaringClass() == ImageResponseMetadata.class && field.getName().equals("created")
				&& object.getClass() != ImageResponseMetadata.class;
	}

	/** A field that its getter hides, as a subclass can do, is a property of its own. */
	private static void addUnlessKnown(Map<String, @Nullable Object> properties, String name, @Nullable Object value) {
		if (!properties.containsKey(name)) {
			properties.put(name, value);
		}
		else if (!ObjectUtils.nullSafeEquals(properties.get(name), value)) {
			properties.put(name + " (field)", value);
		}
	}

	private static @Nullable String property(Method method) {
		String name = method.getName();
		if (method.getParameterCount() > 0 || method.isSynthetic() || Modifier.isStatic(method.getModifiers())
				|| method.getDeclaringClass() == Object.class || name.equals("isEmpty")) {
			return null;
		}
		if (name.startsWith("get") && name.length() > 3) {
			return name.substring(3, 4).toLowerCase(Locale.ROOT) + name.substring(4);
		}
		// The full name: a message has both getToolCalls and hasToolCalls.
		return (name.startsWith("is") || name.startsWith("has")) && !name.equals("hashCode") ? name : null;
	}

	private static @Nullable Object invoke(Method method, Object object) {
		try {
			method.trySetAccessible();
			return method.invoke(object);
		}
		catch (InvocationTargetException ex) {
			// Media refuses its bytes when it holds a URL: a property like any other.
			return String.valueOf(ex.getCause());
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException("Cannot read " + method, ex);
		}
	}

	private static @Nullable Object read(Field field, Object object) {
		try {
			field.setAccessible(true);
			return field.get(object);
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException("Cannot read " + field, ex);
		}
	}

}
