package io.ecoai.wire;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Walks through two object graphs side by side. Objects of Spring AI and records are
 * compared by their properties, anything else by class and {@code equals}.
 */
final class DeepComparison {

	private final Set<String> ignoredKeys;

	private int compared;

	DeepComparison(Set<String> ignoredKeys) {
		this.ignoredKeys = ignoredKeys;
	}

	int compared() {
		return this.compared;
	}

	void compare(String path, @Nullable Object expected, @Nullable Object actual) {
		if (expected == null || actual == null) {
			same(path, expected == actual, expected, actual);
		}
		else if (expected instanceof Map<?, ?> left && actual instanceof Map<?, ?> right) {
			compareMaps(path, left, right);
		}
		else if (expected instanceof Set<?> left && actual instanceof Set<?> right) {
			compareSets(path, left, right);
		}
		else if (expected instanceof Iterable<?> left && actual instanceof Iterable<?> right) {
			compareLists(path, list(left), list(right));
		}
		else if (expected instanceof Optional<?> left && actual instanceof Optional<?> right) {
			compare(path, left.orElse(null), right.orElse(null));
		}
		else {
			same(path, expected.getClass() == actual.getClass(), expected, actual);
			compareSameClass(path, expected, actual);
		}
	}

	private void compareSameClass(String path, Object expected, Object actual) {
		if (expected.getClass().isArray()) {
			compareLists(path, array(expected), array(actual));
		}
		else if (Properties.has(expected)) {
			Map<String, @Nullable Object> left = Properties.of(expected);
			Map<String, @Nullable Object> right = Properties.of(actual);
			same(path, left.keySet().equals(right.keySet()), expected, actual);
			left.forEach((name, value) -> compare(path + "." + name, value, right.get(name)));
		}
		else {
			same(path, expected.equals(actual), expected, actual);
		}
	}

	private void compareMaps(String path, Map<?, ?> expected, Map<?, ?> actual) {
		Map<?, ?> left = withoutIgnored(expected);
		Map<?, ?> right = withoutIgnored(actual);
		compareSets(path + ".keys", left.keySet(), right.keySet());
		left.forEach((key, value) -> compare(path + "[" + key + "]", value, right.get(key)));
	}

	private void compareSets(String path, Set<?> expected, Set<?> actual) {
		same(path, expected.equals(actual), expected, actual);
	}

	private void compareLists(String path, List<?> expected, List<?> actual) {
		same(path + ".size", expected.size() == actual.size(), expected, actual);
		for (int i = 0; i < expected.size(); i++) {
			compare(path + "[" + i + "]", expected.get(i), actual.get(i));
		}
	}

	private void same(String path, boolean same, @Nullable Object expected, @Nullable Object actual) {
		this.compared++;
		if (!same) {
			throw new AssertionError(
					"%s: expected %s but was %s".formatted(path, describe(expected), describe(actual)));
		}
	}

	private Map<?, ?> withoutIgnored(Map<?, ?> map) {
		Map<Object, @Nullable Object> rest = new HashMap<>(map);
		this.ignoredKeys.forEach(rest::remove);
		return rest;
	}

	private static String describe(@Nullable Object value) {
		return (value != null) ? "<%s> (%s)".formatted(value, value.getClass().getName()) : "null";
	}

	private static List<?> list(Iterable<?> iterable) {
		List<@Nullable Object> list = new ArrayList<>();
		if (iterable instanceof Collection<?> collection) {
			list.addAll(collection);
		}
		else {
			iterable.forEach(list::add);
		}
		return list;
	}

	private static List<?> array(Object array) {
		List<Object> list = new ArrayList<>();
		for (int i = 0; i < Array.getLength(array); i++) {
			list.add(Objects.requireNonNull(Array.get(array, i)));
		}
		return list;
	}

}
