package io.ecoai.key;

import java.nio.charset.StandardCharsets;
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

	private final BeanGetters getters;

	private final CanonicalValues values;

	/**
	 * Creates the writer.
	 * @param getters finds the getters of options classes
	 * @param values writes their values
	 */
	public KeyedOptions(BeanGetters getters, CanonicalValues values) {
		this.getters = getters;
		this.values = values;
	}

	/**
	 * Writes options.
	 * @param options the options, of a class whose getters say everything
	 * @param ignored tells the names of the getters that cannot change an answer
	 * @param sink takes them
	 * @throws UnkeyableRequestException if there is no canonical form of a value
	 */
	public void write(Object options, Predicate<String> ignored, KeySink sink) {
		write(options, ignored, (name) -> false, sink);
	}

	/**
	 * Writes options.
	 * @param options the options, of a class whose getters say everything
	 * @param ignored tells the names of the getters that cannot change an answer
	 * @param ordered tells the names of those in whose values the order of a map counts
	 * @param sink takes them
	 * @throws UnkeyableRequestException if there is no canonical form of a value
	 */
	public void write(Object options, Predicate<String> ignored, Predicate<String> ordered, KeySink sink) {
		sink.component("options");
		sink.text(options.getClass().getName());
		for (Getter getter : this.getters.of(options.getClass())) {
			String name = getter.name();
			Object value = ignored.test(name) ? null : getter.read(options);
			if (value == null) {
				continue;
			}
			if (HEADERS.contains(name)) {
				writeHeaders(name, value, sink);
				continue;
			}
			sink.component("options." + name);
			if (ordered.test(name)) {
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
			new KeyedOptions(new BeanGetters(), new CanonicalValues(SdkValues.present(classLoader))).write(options,
					ignored, (name) -> true, digest);
			return digest.key().value();
		}
		catch (RuntimeException | LinkageError | StackOverflowError ex) {
			// Nobody knows what they say, so that they are like no others.
			return options.getClass().getName() + " " + UUID.randomUUID();
		}
	}

	private static void writeHeaders(String option, Object headers, KeySink sink) {
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
		sink.component("options." + option);
		sink.open("headers", digests.size());
		digests.forEach((name, digest) -> {
			sink.text(name);
			sink.bytes(digest.getBytes(StandardCharsets.UTF_8));
		});
	}

}
