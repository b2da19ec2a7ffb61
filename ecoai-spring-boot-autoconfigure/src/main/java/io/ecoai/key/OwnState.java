package io.ecoai.key;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * What a model of the application's own class holds in its fields, as far as that is
 * data: the address or name by which it is told apart, most likely, and the options that
 * it adds to those of a prompt. Objects are looked into, also where they stand in
 * collections, maps, arrays and optionals, if the first two segments of their package are
 * those of the model's, which most likely means that the same people have written both,
 * or if the name of their class ends in {@code Options}. What else an object holds, such
 * as a client or a lock, is no data. It is read once, when the model is decorated.
 */
public final class OwnState {

	private static final int MAX_DEPTH = 8;

	private static final int OWN_PACKAGES = 2;

	/** A bound for what is looked into. What is beyond it is not told apart. */
	private static final int MAX_OBJECTS = 10_000;

	private final CanonicalValues values = new CanonicalValues(List.of());

	private final ValueFields fields = new ValueFields();

	private final Map<Object, Boolean> seen = new IdentityHashMap<>();

	private final String ownPackage;

	private final Function<Object, @Nullable Object> models;

	private OwnState(Class<?> model, Function<Object, @Nullable Object> models) {
		this.ownPackage = firstPackages(model);
		this.models = models;
	}

	/**
	 * Digests what a model holds.
	 * @param model the model, of any class
	 * @return the digest, equal for equal state
	 */
	public static String digest(Object model) {
		return digest(model, (value) -> null);
	}

	/**
	 * Digests what a model holds, which may be other models.
	 * @param model the model, of any class
	 * @param models gives for a model what tells it apart, as text, or else the object to
	 * look into; {@code null} for what is no model
	 * @return the digest, equal for equal state
	 */
	public static String digest(Object model, Function<Object, @Nullable Object> models) {
		return String.valueOf(new OwnState(model.getClass(), models).digest(model, 0));
	}

	private @Nullable String digest(Object holder, int depth) {
		if (depth > MAX_DEPTH || this.seen.size() > MAX_OBJECTS || this.seen.put(holder, true) != null) {
			return null;
		}
		KeyDigest digest = new KeyDigest();
		for (Field field : fieldsOf(holder)) {
			Object value = this.fields.read(field, holder);
			String state = (value != null) ? stateOf(value, depth) : null;
			if (state != null) {
				digest.open(field.getName(), 1);
				digest.text(state);
			}
		}
		return digest.key().value();
	}

	private @Nullable String stateOf(Object value, int depth) {
		Object model = this.models.apply(value);
		if (model != null) {
			return (model instanceof String text) ? text : digest(model, depth + 1);
		}
		try {
			KeyDigest digest = new KeyDigest();
			this.values.write(value, digest);
			return digest.key().value();
		}
		catch (UnkeyableRequestException ex) {
			if (value instanceof Optional<?> || value instanceof Collection<?> || value instanceof Map<?, ?>
					|| value instanceof Object[]) {
				return stateOfAll(value, depth);
			}
			return isLookedInto(value.getClass()) ? digest(value, depth + 1) : null;
		}
	}

	/** In their order, unless they have none. */
	private @Nullable String stateOfAll(Object container, int depth) {
		if (depth > MAX_DEPTH || this.seen.put(container, true) != null) {
			return null;
		}
		List<String> states = new ArrayList<>();
		if (container instanceof Map<?, ?> map) {
			map.forEach((key, value) -> states.add(stateOrNone(key, depth) + ' ' + stateOrNone(value, depth)));
		}
		else {
			Collection<?> elements = (container instanceof Optional<?> optional) ? optional.stream().toList()
					: (container instanceof Object[] array) ? Arrays.asList(array) : (Collection<?>) container;
			elements.forEach((element) -> states.add(stateOrNone(element, depth)));
		}
		if (container instanceof Map<?, ?> || container instanceof Set<?>) {
			Collections.sort(states);
		}
		KeyDigest digest = new KeyDigest();
		digest.open("all", states.size());
		states.forEach(digest::text);
		return digest.key().value();
	}

	private String stateOrNone(@Nullable Object value, int depth) {
		String state = (value != null && this.seen.size() <= MAX_OBJECTS) ? stateOf(value, depth + 1) : null;
		return (state != null) ? state : "-";
	}

	private boolean isLookedInto(Class<?> type) {
		return !type.isArray()
				&& (type.getSimpleName().endsWith("Options") || firstPackages(type).equals(this.ownPackage));
	}

	private List<Field> fieldsOf(Object holder) {
		try {
			return this.fields.of(holder.getClass());
		}
		catch (UnkeyableRequestException ex) {
			// It extends a class of the Java runtime: its own fields can be read all the
			// same.
			return Arrays.stream(holder.getClass().getDeclaredFields())
				.filter((field) -> !Modifier.isStatic(field.getModifiers()) && field.trySetAccessible())
				.sorted(Comparator.comparing(Field::getName))
				.toList();
		}
	}

	private static String firstPackages(Class<?> type) {
		String[] names = type.getPackageName().split("\\.");
		return String.join(".", List.of(names).subList(0, Math.min(OWN_PACKAGES, names.length)));
	}

}
