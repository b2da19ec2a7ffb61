package io.ecoai.value;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

/**
 * Values by name that nobody changes any more, however often they are served: whoever
 * reads one that could be changed reads a copy of it. Takes much less time to go through
 * than a hash map, most of all when it has not been read for a while. Thread-safe.
 */
public final class KeptValues extends AbstractMap<String, Object> {

	private final String[] names;

	private final @Nullable Object[] values;

	/** Whether the value at a place has to be copied. */
	private final boolean[] changeable;

	private KeptValues(Map<String, Object> map) {
		this.names = map.keySet().stream().map(KeptValues::name).sorted().toArray(String[]::new);
		this.values = new Object[this.names.length];
		this.changeable = new boolean[this.names.length];
		for (int i = 0; i < this.names.length; i++) {
			Object value = map.get(this.names[i]);
			this.values[i] = PlainValues.copyOfValue(value);
			this.changeable[i] = this.values[i] != value;
		}
	}

	/**
	 * Keeps values.
	 * @param map the values, which may be {@code null}, or hold other maps, lists, sets
	 * and bytes
	 * @return what may be kept of them
	 * @throws UnrestorableAnswerException if one has no name
	 */
	public static KeptValues of(Map<String, Object> map) {
		return (map instanceof KeptValues kept) ? kept : new KeptValues(map);
	}

	private static String name(@Nullable Object key) {
		if (key instanceof String name) {
			return name;
		}
		throw new UnrestorableAnswerException("a map has a key that is no text");
	}

	@Override
	public int size() {
		return this.names.length;
	}

	@Override
	public boolean containsKey(@Nullable Object name) {
		return name instanceof String && Arrays.binarySearch(this.names, name) >= 0;
	}

	@Override
	public @Nullable Object get(@Nullable Object name) {
		int place = (name instanceof String) ? Arrays.binarySearch(this.names, name) : -1;
		return (place >= 0) ? value(place) : null;
	}

	@Override
	public void forEach(BiConsumer<? super String, ? super Object> action) {
		for (int i = 0; i < this.names.length; i++) {
			action.accept(this.names[i], value(i));
		}
	}

	@Override
	public Set<Entry<String, Object>> entrySet() {
		return new Entries();
	}

	// A map of a response may hold null, though its type does not say so.
	@SuppressWarnings("NullAway")
	private Object value(int place) {
		return this.changeable[place] ? PlainValues.copyOfValue(this.values[place]) : this.values[place];
	}

	private final class Entries extends AbstractSet<Entry<String, Object>> {

		@Override
		public int size() {
			return KeptValues.this.names.length;
		}

		@Override
		public Iterator<Entry<String, Object>> iterator() {
			return new Places();
		}

	}

	private final class Places implements Iterator<Entry<String, Object>> {

		private int next;

		@Override
		public boolean hasNext() {
			return this.next < KeptValues.this.names.length;
		}

		@Override
		public Entry<String, Object> next() {
			if (!hasNext()) {
				throw new NoSuchElementException();
			}
			int place = this.next++;
			return new SimpleImmutableEntry<>(KeptValues.this.names[place], value(place));
		}

	}

}
