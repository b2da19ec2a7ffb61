package io.ecoai.key;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.net.URI;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import io.ecoai.value.SdkValues;
import org.jspecify.annotations.Nullable;

import org.springframework.util.MimeType;

/**
 * Writes one value with all that it holds.
 */
final class CanonicalWriter {

	/** Deeper than any schema of an answer, and a bound for what refers to itself. */
	private static final int MAX_DEPTH = 48;

	/** More than any request holds, and a bound for what refers to itself many times. */
	private static final int MAX_VALUES = 200_000;

	private final ValueFields fields;

	private final List<SdkValues> sdks;

	private final boolean inOrder;

	private int values;

	/**
	 * Creates a writer of one value.
	 * @param inOrder whether the order of a map counts, where it has one
	 */
	CanonicalWriter(ValueFields fields, List<SdkValues> sdks, boolean inOrder) {
		this.inOrder = inOrder;
		this.fields = fields;
		this.sdks = sdks;
	}

	void write(@Nullable Object value, KeySink sink, int depth) {
		if (depth > MAX_DEPTH || ++this.values > MAX_VALUES) {
			throw new UnkeyableRequestException("a value is nested too deeply or too large");
		}
		if (value == null) {
			sink.text(null);
		}
		else if (!writeSingle(value, sink)) {
			writeComposed(value, sink, depth);
		}
	}

	/** Writes what holds no other values, and tells whether it is such a value. */
	private static boolean writeSingle(Object value, KeySink sink) {
		if (value instanceof CharSequence || value instanceof Character) {
			sink.text(value.toString());
		}
		else if (value instanceof Boolean || (value instanceof Number && isOfJava(value))) {
			sink.value(value.toString());
		}
		else if (value instanceof Enum<?> constant) {
			typed(constant.getDeclaringClass(), constant.name(), sink);
		}
		else if (isPlain(value)) {
			typed(value.getClass(), value.toString(), sink);
		}
		else if (value instanceof byte[] bytes) {
			sink.bytes(bytes);
		}
		else {
			return false;
		}
		return true;
	}

	private void writeComposed(Object value, KeySink sink, int depth) {
		if (value instanceof Optional<?> optional) {
			write(optional.orElse(null), sink, depth + 1);
		}
		else if (value instanceof Map<?, ?> map) {
			writeMap(map, sink, depth);
		}
		else if (value instanceof Set<?> set) {
			writeSet(set, sink, depth);
		}
		else if (value instanceof Collection<?> collection) {
			sink.open("list", collection.size());
			collection.forEach((element) -> write(element, sink, depth + 1));
		}
		else if (value.getClass().isArray()) {
			writeArray(value, sink, depth);
		}
		else {
			writeObject(value, sink, depth);
		}
	}

	private void writeArray(Object array, KeySink sink, int depth) {
		int length = Array.getLength(array);
		sink.open("list", length);
		for (int i = 0; i < length; i++) {
			write(Array.get(array, i), sink, depth + 1);
		}
	}

	/** What a class of somebody else's holds beside its text, nobody knows. */
	private static boolean isOfJava(Object value) {
		return value.getClass().getName().startsWith("java.");
	}

	private static boolean isPlain(Object value) {
		return value instanceof MimeType
				|| (isOfJava(value) && (value instanceof TemporalAccessor || value instanceof TemporalAmount
						|| value instanceof URI || value instanceof UUID || value instanceof Locale));
	}

	private static void typed(Class<?> type, String text, KeySink sink) {
		sink.open(type.getName(), 1);
		sink.value(text);
	}

	private void writeMap(Map<?, ?> map, KeySink sink, int depth) {
		Map<String, @Nullable Object> named = (this.inOrder && isOrdered(map)) ? new LinkedHashMap<>()
				: new TreeMap<>();
		map.forEach((key, value) -> {
			String name = (key instanceof Enum<?> constant) ? constant.name() : plainKey(key);
			if (named.containsKey(name)) {
				throw new UnkeyableRequestException("a map has two keys that read '" + name + "'");
			}
			named.put(name, value);
		});
		sink.open("map", named.size());
		named.forEach((key, value) -> {
			sink.text(key);
			write(value, sink, depth + 1);
		});
	}

	/** The order of these is another one in every runtime, or means nothing. */
	private static boolean isOrdered(Map<?, ?> map) {
		return map.getClass() != HashMap.class && !(map instanceof ConcurrentHashMap)
				&& !map.getClass().getName().startsWith("java.util.ImmutableCollections");
	}

	private static String plainKey(@Nullable Object key) {
		if (key instanceof CharSequence || key instanceof Character || key instanceof Boolean
				|| (key instanceof Number && isOfJava(key)) || (key != null && isPlain(key))) {
			return key.toString();
		}
		throw new UnkeyableRequestException("a map has a key that is no text");
	}

	private void writeSet(Set<?> set, KeySink sink, int depth) {
		sink.open("set", set.size());
		set.stream().map((element) -> {
			KeyDigest digest = new KeyDigest();
			write(element, digest, depth + 1);
			return digest.key().value();
		}).sorted().forEach(sink::text);
	}

	private void writeObject(Object value, KeySink sink, int depth) {
		for (SdkValues sdk : this.sdks) {
			if (sdk.supports(value.getClass().getName())) {
				sink.open(value.getClass().getName(), 1);
				write(sdk.toTree(value), sink, depth + 1);
				return;
			}
		}
		// No other class is known to be nothing but data.
		if (!value.getClass().getName().startsWith("org.springframework.ai.") && !value.getClass().isRecord()) {
			throw new UnkeyableRequestException("a value is of the unknown type " + value.getClass().getName());
		}
		sink.open(value.getClass().getName(), 1);
		for (Field field : this.fields.of(value.getClass())) {
			sink.open(field.getName(), 1);
			write(this.fields.read(field, value), sink, depth + 1);
		}
	}

}
