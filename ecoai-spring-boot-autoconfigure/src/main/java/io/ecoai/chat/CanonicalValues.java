package io.ecoai.chat;

import java.lang.reflect.Array;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import io.ecoai.chat.ObjectState.Part;
import org.jspecify.annotations.Nullable;

/**
 * Writes option values in a form that is the same in every Java runtime. A value of a
 * kind that it does not know is refused rather than written in part.
 */
final class CanonicalValues {

	/** Deeper than any schema of an answer, and a bound for what refers to itself. */
	private static final int MAX_DEPTH = 48;

	private final ObjectState state = new ObjectState();

	private final List<SdkValues> sdks;

	CanonicalValues(List<SdkValues> sdks) {
		this.sdks = sdks;
	}

	/**
	 * Writes a value.
	 * @param value the value, which may be missing
	 * @param sink takes it
	 * @throws UnkeyableRequestException if there is no canonical form of it
	 */
	void write(@Nullable Object value, KeySink sink) {
		write(value, sink, 0);
	}

	private void write(@Nullable Object value, KeySink sink, int depth) {
		if (depth > MAX_DEPTH) {
			throw new UnkeyableRequestException("a value is nested too deeply");
		}
		if (value == null) {
			sink.text(null);
		}
		else if (value instanceof CharSequence text) {
			sink.text(text.toString());
		}
		else if (isPlain(value)) {
			sink.value(value.toString());
		}
		else if (value instanceof Enum<?> constant) {
			sink.value(constant.name());
		}
		else if (value instanceof byte[] bytes) {
			sink.bytes(bytes);
		}
		else if (value instanceof Optional<?> optional) {
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
			sink.open("list", Array.getLength(value));
			for (int i = 0; i < Array.getLength(value); i++) {
				write(Array.get(value, i), sink, depth + 1);
			}
		}
		else {
			writeObject(value, sink, depth);
		}
	}

	private static boolean isPlain(Object value) {
		return value instanceof Number || value instanceof Boolean || value instanceof Character
				|| value instanceof TemporalAccessor || value instanceof TemporalAmount || value instanceof java.net.URI
				|| value instanceof java.util.UUID || value instanceof Locale
				|| value instanceof org.springframework.util.MimeType;
	}

	private void writeMap(Map<?, ?> map, KeySink sink, int depth) {
		SortedMap<String, @Nullable Object> sorted = new TreeMap<>();
		map.forEach(
				(key, value) -> sorted.put((key instanceof Enum<?> constant) ? constant.name() : plainKey(key), value));
		sink.open("map", sorted.size());
		sorted.forEach((key, value) -> {
			sink.text(key);
			write(value, sink, depth + 1);
		});
	}

	private static String plainKey(@Nullable Object key) {
		if (key == null || !(key instanceof CharSequence || isPlain(key))) {
			throw new UnkeyableRequestException("a map has a key that is no text");
		}
		return key.toString();
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
		// What holds references to anything else than data is refused when it is reached.
		if (!value.getClass().getName().startsWith("org.springframework.ai.") && !value.getClass().isRecord()) {
			throw new UnkeyableRequestException("a value is of the unknown type " + value.getClass().getName());
		}
		List<Part> parts = this.state.of(value.getClass());
		sink.open(value.getClass().getName(), parts.size());
		for (Part part : parts) {
			sink.open(part.name(), 1);
			write(part.read(value), sink, depth + 1);
		}
	}

}
