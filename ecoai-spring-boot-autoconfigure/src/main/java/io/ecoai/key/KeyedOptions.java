package io.ecoai.key;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;

import io.ecoai.key.BeanGetters.Getter;
import io.ecoai.value.SdkValues;
import org.jspecify.annotations.Nullable;

/**
 * Writes options into a key: every getter that is not known to be without influence.
 * Thread-safe.
 */
public final class KeyedOptions {

	private static final Set<String> HEADERS = Set.of("customHeaders", "httpHeaders");

	/** Those that are written, of each class. */
	private final ClassValue<List<KeyedOption>> keyed = new ClassValue<>() {

		@Override
		protected List<KeyedOption> computeValue(Class<?> type) {
			return keyedOptions(type);
		}

	};

	private final BeanGetters getters;

	private final CanonicalValues values;

	private final Predicate<String> ignored;

	private final Predicate<String> ordered;

	/**
	 * Creates the writer.
	 * @param getters finds the getters of options classes
	 * @param values writes their values
	 * @param ignored tells the names of the getters that cannot change an answer, always
	 * in the same way
	 */
	public KeyedOptions(BeanGetters getters, CanonicalValues values, Predicate<String> ignored) {
		this(getters, values, ignored, (name) -> false);
	}

	/**
	 * Creates a writer that knows of orders.
	 * @param getters finds the getters of options classes
	 * @param values writes their values
	 * @param ignored tells the names of the getters that cannot change an answer, always
	 * in the same way
	 * @param ordered tells the names of those in whose values the order of a map counts,
	 * always in the same way
	 */
	public KeyedOptions(BeanGetters getters, CanonicalValues values, Predicate<String> ignored,
			Predicate<String> ordered) {
		this.getters = getters;
		this.values = values;
		this.ignored = ignored;
		this.ordered = ordered;
	}

	/**
	 * Writes options.
	 * @param options the options, of a class whose getters say everything
	 * @param sink takes them
	 * @throws UnkeyableRequestException if there is no canonical form of a value
	 */
	public void write(Object options, KeySink sink) {
		sink.component("options");
		sink.text(options.getClass().getName());
		for (KeyedOption option : this.keyed.get(options.getClass())) {
			Object value = option.getter().read(options);
			if (value == null) {
				continue;
			}
			if (HEADERS.contains(option.getter().name())) {
				writeHeaders(option.component(), value, sink);
				continue;
			}
			sink.component(option.component());
			if (option.ordered()) {
				this.values.writeInOrder(value, sink);
			}
			else {
				this.values.write(value, sink);
			}
		}
	}

	/**
	 * Digests the options that a model adds to requests.
	 * @param options the options, or {@code null} if there are none
	 * @param ignored tells the names of the getters that cannot change an answer
	 * @return equal for equal options; equal to no other where they cannot be read
	 */
	public static String digest(@Nullable Object options, Predicate<String> ignored) {
		if (options == null) {
			return "";
		}
		ClassLoader classLoader = options.getClass().getClassLoader();
		KeyDigest digest = new KeyDigest();
		try {
			new KeyedOptions(new BeanGetters(), new CanonicalValues(SdkValues.present(classLoader)), ignored,
					(name) -> true)
				.write(options, digest);
			return digest.key().value();
		}
		catch (RuntimeException | LinkageError | StackOverflowError ex) {
			// Nobody knows what they say, so that they are like no others.
			return options.getClass().getName() + " " + UUID.randomUUID();
		}
	}

	private List<KeyedOption> keyedOptions(Class<?> type) {
		return this.getters.of(type)
			.stream()
			.filter((getter) -> !this.ignored.test(getter.name()))
			.map((getter) -> new KeyedOption(getter, "options." + getter.name(), this.ordered.test(getter.name())))
			.toList();
	}

	private static void writeHeaders(String component, Object headers, KeySink sink) {
		if (!(headers instanceof Map<?, ?> map)) {
			throw new UnkeyableRequestException("headers are no map");
		}
		RequestHeaders request = new RequestHeaders();
		// Sorted, since names that differ in case alone are one.
		new TreeMap<Object, Object>(map)
			.forEach((name, value) -> request.add(String.valueOf(name), String.valueOf(value)));
		Map<String, String> digests = request.digests();
		if (digests.isEmpty()) {
			return;
		}
		sink.component(component);
		sink.open("headers", digests.size());
		digests.forEach((name, digest) -> {
			sink.text(name);
			sink.bytes(digest.getBytes(StandardCharsets.UTF_8));
		});
	}

	/**
	 * An option that can change an answer.
	 *
	 * @param getter reads it
	 * @param component its component of the key
	 * @param ordered whether the order of a map in it counts
	 */
	private record KeyedOption(Getter getter, String component, boolean ordered) {

	}

}
