package io.ecoai.key;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a model of the application's own class holds in its fields, as far as that is
 * data: the address or name by which it is told apart, most likely, and the options that
 * it adds to those of a prompt. Objects are looked into if the application has written
 * their class, or if they are options by name. What else an object holds, such as a
 * client or a lock, is no data.
 */
public final class OwnState {

	private static final int MAX_DEPTH = 8;

	private static final int OWN_PACKAGES = 2;

	private final CanonicalValues values = new CanonicalValues(List.of());

	private final ValueFields fields = new ValueFields();

	private final Map<Object, Boolean> seen = new IdentityHashMap<>();

	private final String ownPackage;

	private OwnState(Class<?> model) {
		this.ownPackage = firstPackages(model);
	}

	/**
	 * Digests what a model holds.
	 * @param model the model, of any class
	 * @return the digest, equal for equal state
	 */
	public static String digest(Object model) {
		return String.valueOf(new OwnState(model.getClass()).digest(model, 0));
	}

	private @Nullable String digest(Object holder, int depth) {
		if (depth > MAX_DEPTH || this.seen.put(holder, true) != null) {
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
		try {
			KeyDigest digest = new KeyDigest();
			this.values.write(value, digest);
			return digest.key().value();
		}
		catch (UnkeyableRequestException ex) {
			return isLookedInto(value.getClass()) ? digest(value, depth + 1) : null;
		}
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
