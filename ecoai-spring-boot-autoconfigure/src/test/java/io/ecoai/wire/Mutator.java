package io.ecoai.wire;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.metadata.ChatGenerationMetadata;
import org.springframework.ai.chat.metadata.PromptMetadata;
import org.springframework.ai.chat.metadata.PromptMetadata.PromptFilterMetadata;

/**
 * Changes one value after the other in an object graph, in place, and puts each back
 * after it was looked at.
 */
final class Mutator {

	private final Consumer<String> look;

	Mutator(Consumer<String> look) {
		this.look = look;
	}

	void mutateFields(String path, Object object) {
		for (Field field : Properties.fields(object)) {
			field.setAccessible(true);
			mutate(path + "." + field.getName(), field.getType(), get(field, object),
					(value) -> set(field, object, value));
		}
	}

	private void mutate(String path, Class<?> type, @Nullable Object value, Consumer<@Nullable Object> setter) {
		if (value == ChatGenerationMetadata.NULL) {
			// A constant: to change it in place would change the other answer too.
			lookAt(path, ChatGenerationMetadata.builder().finishReason("other").build(), setter);
		}
		else if (value instanceof Map<?, ?> map) {
			mutateMap(path, new HashMap<>(map), setter);
		}
		else if (value instanceof List<?> list) {
			mutateList(path, new ArrayList<>(list), setter);
		}
		else if (value != null && value.getClass().isRecord()) {
			mutateRecord(path, value, setter);
		}
		else if (value != null && Properties.has(value) && !(value instanceof PromptMetadata)) {
			mutateFields(path, value);
		}
		else {
			lookAt(path, other(type, value), setter);
		}
		setter.accept(value);
	}

	private void mutateMap(String path, Map<Object, Object> map, Consumer<@Nullable Object> setter) {
		setter.accept(map);
		for (Object key : Set.copyOf(map.keySet())) {
			mutate(path + "[" + key + "]", Object.class, map.get(key), (value) -> map.put(key, value));
			Object value = map.remove(key);
			this.look.accept(path);
			if (!(value instanceof String)) {
				map.put(key, String.valueOf(value));
				this.look.accept(path);
			}
			map.put(key, value);
		}
		map.put("added", "value");
		this.look.accept(path);
	}

	private void mutateList(String path, List<Object> list, Consumer<@Nullable Object> setter) {
		setter.accept(list);
		for (int i = 0; i < list.size(); i++) {
			int index = i;
			mutate(path + "[" + i + "]", Object.class, list.get(i), (value) -> list.set(index, value));
		}
		if (!list.isEmpty()) {
			list.remove(list.size() - 1);
			this.look.accept(path);
		}
	}

	private void mutateRecord(String path, Object object, Consumer<@Nullable Object> setter) {
		RecordComponent[] components = object.getClass().getRecordComponents();
		@Nullable Object[] values = Arrays.stream(components)
			.map((component) -> Properties.of(object).get(component.getName()))
			.toArray();
		for (int i = 0; i < components.length; i++) {
			int index = i;
			mutate(path + "." + components[i].getName(), components[i].getType(), values[i], (value) -> {
				@Nullable Object[] changed = values.clone();
				changed[index] = value;
				setter.accept(create(object.getClass(), changed));
			});
		}
	}

	private void lookAt(String path, @Nullable Object changed, Consumer<@Nullable Object> setter) {
		if (changed != null) {
			setter.accept(changed);
			this.look.accept(path);
		}
	}

	/** Another value that fits the type, or null if there is none. */
	private static @Nullable Object other(Class<?> type, @Nullable Object value) {
		if (value instanceof byte[] bytes) {
			byte[] changed = bytes.clone();
			changed[changed.length - 1]++;
			return changed;
		}
		if (value instanceof Set<?> set) {
			Set<Object> changed = new HashSet<>(set);
			changed.add("added");
			return changed;
		}
		if (value instanceof Enum<?> constant && type != Object.class) {
			return Arrays.<Object>stream(constant.getDeclaringClass().getEnumConstants())
				.filter((candidate) -> candidate != constant)
				.findFirst()
				.orElse(null);
		}
		return Map
			.<Class<?>, Object>of(String.class, value + "x", Integer.class, 77, int.class, 77, Long.class, 77L,
					Boolean.class, !Boolean.TRUE.equals(value), Duration.class, Duration.ofNanos(77), Instant.class,
					Instant.EPOCH, Object.class, new Object(), PromptMetadata.class,
					PromptMetadata.of(PromptFilterMetadata.from(0, "other")))
			.get(type);
	}

	private static @Nullable Object get(Field field, Object object) {
		try {
			return field.get(object);
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void set(Field field, Object object, @Nullable Object value) {
		try {
			field.set(object, value);
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Object create(Class<?> type, @Nullable Object[] values) {
		try {
			Constructor<?> constructor = type.getDeclaredConstructors()[0];
			constructor.setAccessible(true);
			return constructor.newInstance(values);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
