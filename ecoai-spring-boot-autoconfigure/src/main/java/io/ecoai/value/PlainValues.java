package io.ecoai.value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.ai.content.Media;

/**
 * Copies what can be changed, so that nobody changes what others are served. Everything
 * else is shared.
 */
public final class PlainValues {

	private PlainValues() {
	}

	/**
	 * Copies a map.
	 * @param values the map, which may hold other maps, lists, sets and bytes
	 * @return a map that can be changed
	 */
	public static Map<String, Object> copyOf(Map<String, Object> values) {
		Map<String, Object> copy = new LinkedHashMap<>(values.size() * 2);
		values.forEach((key, value) -> copy.put(key, copyOfValue(value)));
		return copy;
	}

	/**
	 * Copies a medium.
	 * @param media the medium
	 * @return one with its own bytes
	 */
	public static Media copyOf(Media media) {
		if (!(media.getData() instanceof byte[] bytes)) {
			return media;
		}
		Media.Builder copy = Media.builder()
			.mimeType(media.getMimeType())
			.data((Object) bytes.clone())
			.name(media.getName());
		return (media.getId() != null) ? copy.id(media.getId()).build() : copy.build();
	}

	// A copy of null is null, and only then.
	@SuppressWarnings("NullAway")
	static Object copyOfValue(@Nullable Object value) {
		if (value instanceof byte[] bytes) {
			return bytes.clone();
		}
		if (value instanceof Map<?, ?> map) {
			Map<Object, Object> copy = new LinkedHashMap<>(map.size() * 2);
			map.forEach((key, element) -> copy.put(key, copyOfValue(element)));
			return copy;
		}
		if (value instanceof Set<?> set) {
			return copyInto(new LinkedHashSet<>(), set);
		}
		if (value instanceof List<?> list) {
			return copyInto(new ArrayList<>(list.size()), list);
		}
		return value;
	}

	private static Object copyInto(Collection<Object> copy, Collection<?> elements) {
		elements.forEach((element) -> copy.add(copyOfValue(element)));
		return copy;
	}

}
