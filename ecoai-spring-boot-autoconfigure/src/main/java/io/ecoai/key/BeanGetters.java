package io.ecoai.key;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * The getters of classes, each class looked at once. Thread-safe.
 */
public final class BeanGetters {

	private final ClassValue<List<Getter>> getters = new ClassValue<>() {

		@Override
		protected List<Getter> computeValue(Class<?> type) {
			return gettersOf(type);
		}

	};

	/**
	 * The getters of a class.
	 * @param type the class
	 * @return its getters, and those of its superclasses, by name
	 */
	public List<Getter> of(Class<?> type) {
		return this.getters.get(type);
	}

	private static List<Getter> gettersOf(Class<?> type) {
		return Arrays.stream(type.getMethods())
			.filter((method) -> method.getParameterCount() == 0 && !Modifier.isStatic(method.getModifiers()))
			.filter((method) -> method.getDeclaringClass() != Object.class && !method.isBridge())
			.filter((method) -> method.getReturnType() != void.class && propertyName(method) != null)
			.map((method) -> new Getter(String.valueOf(propertyName(method)), reader(method, type)))
			// The order of methods is not the same in every Java runtime.
			.sorted(Comparator.comparing(Getter::name))
			.toList();
	}

	private static @Nullable String propertyName(Method method) {
		String name = method.getName();
		int prefix = name.startsWith("get") ? 3 : (name.startsWith("is") ? 2 : 0);
		if (prefix == 0 || name.length() == prefix || !Character.isUpperCase(name.charAt(prefix))) {
			return null;
		}
		return name.substring(prefix, prefix + 1).toLowerCase(Locale.ROOT) + name.substring(prefix + 1);
	}

	private static GetterReader reader(Method method, Class<?> type) {
		GetterReader direct = GetterReader.direct(method);
		return (direct != null) ? direct
				: GetterReader.reflective(ClassUtils.getInterfaceMethodIfPossible(method, type));
	}

	/**
	 * A getter.
	 *
	 * @param name the property that it reads
	 * @param reader calls it
	 */
	public record Getter(String name, GetterReader reader) {

		/**
		 * Reads the property.
		 * @param bean the object to read it from
		 * @return its value
		 * @throws UnkeyableRequestException if the getter fails
		 */
		public @Nullable Object read(Object bean) {
			try {
				return this.reader.read(bean);
			}
			catch (Throwable ex) {
				throw new UnkeyableRequestException(
						"%s of %s cannot be read: %s".formatted(this.name, bean.getClass().getName(), ex));
			}
		}

	}

}
