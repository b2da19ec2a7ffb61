package io.ecoai.chat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.ecoai.key.BeanGetters;
import io.ecoai.wire.DeepEquality;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.definition.ToolDefinition;

/**
 * Options by way of every method that their builder has, so that those of a new release
 * of Spring AI are tried as well.
 */
record GeneratedOptions(OptionsKind kind, List<Setting> settings) {

	private static final BeanGetters GETTERS = new BeanGetters();

	private static final Set<String> NO_SETTERS = Set.of("build", "clone", "combineWith");

	/**
	 * A method of the builder with what it is given.
	 */
	record Setting(Method method, List<Object> arguments) {

		private void applyTo(ChatOptions.Builder<?> builder, boolean anotherWay) throws ReflectiveOperationException {
			this.method.invoke(builder,
					this.arguments.stream().map((value) -> anotherWay ? AnotherWay.of(value) : own(value)).toArray());
		}

		/** Some builders add to the lists that they were given. */
		private static Object own(Object value) {
			return (value instanceof List<?> list) ? new ArrayList<>(list) : value;
		}

		@Override
		public String toString() {
			return this.method.getName() + this.arguments;
		}

	}

	static Arbitrary<GeneratedOptions> any() {
		return Arbitraries.of(OptionsKind.values())
			.flatMap((kind) -> settings(kind).list()
				.uniqueElements((setting) -> setting.method().getName())
				.ofMaxSize(8)
				.map((settings) -> new GeneratedOptions(kind, settings)));
	}

	static Arbitrary<Setting> settings(OptionsKind kind) {
		return Arbitraries.of(setters(kind)).flatMap(GeneratedOptions::settings);
	}

	static Arbitrary<Setting> settings(Method setter) {
		List<Arbitrary<Object>> arguments = Arrays.stream(setter.getGenericParameterTypes())
			.map((type) -> OptionArguments.of(setter.getName(), type))
			.toList();
		return Combinators.combine(arguments).as((values) -> new Setting(setter, values));
	}

	static List<Method> setters(OptionsKind kind) {
		List<Method> setters = new ArrayList<>();
		for (Class<?> type = kind.builder().getClass(); type != Object.class; type = type.getSuperclass()) {
			Arrays.stream(type.getDeclaredMethods())
				.filter((method) -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
				.filter((method) -> !NO_SETTERS.contains(method.getName()))
				.filter(Method::trySetAccessible)
				.forEach(setters::add);
		}
		setters.sort(Comparator.comparing(Method::toString));
		return setters;
	}

	GeneratedOptions with(Setting setting) {
		List<Setting> all = new ArrayList<>(this.settings);
		all.add(setting);
		return new GeneratedOptions(this.kind, all);
	}

	ChatOptions build() {
		return build(false);
	}

	/** Of other objects, some of other classes, and through a copy. */
	ChatOptions buildAnotherWay() {
		return build(true).mutate().build();
	}

	private ChatOptions build(boolean anotherWay) {
		ChatOptions.Builder<?> builder = this.kind.builder();
		builder.model(this.kind.model());
		for (Setting setting : this.settings) {
			try {
				setting.applyTo(builder, anotherWay);
			}
			catch (InvocationTargetException ex) {
				// What the builder refuses is no option.
			}
			catch (ReflectiveOperationException ex) {
				throw new IllegalStateException(setting.toString(), ex);
			}
		}
		return builder.build();
	}

	/** The names of the getters that do not read the same. */
	static Set<String> differences(ChatOptions one, ChatOptions other) {
		Set<String> names = new TreeSet<>();
		for (BeanGetters.Getter getter : GETTERS.of(one.getClass())) {
			if (!DeepEquality.same(comparable(getter, one), comparable(getter, other))) {
				names.add(getter.name());
			}
		}
		return names;
	}

	/** Tools are told apart by their definitions, and no headers or tools are none. */
	private static Object comparable(BeanGetters.Getter getter, ChatOptions options) {
		Object value = getter.read(options);
		boolean nothing = (value instanceof Map<?, ?> map && map.isEmpty() && getter.name().endsWith("Headers"))
				|| (value instanceof List<?> list && list.isEmpty() && getter.name().equals("toolCallbacks"));
		if (nothing) {
			return null;
		}
		if (value instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof ToolCallback) {
			return list.stream().map((tool) -> definition(((ToolCallback) tool).getToolDefinition())).toList();
		}
		return value;
	}

	private static List<String> definition(ToolDefinition tool) {
		return List.of(tool.name(), tool.description(), tool.inputSchema());
	}

	@Override
	public String toString() {
		return this.kind + " " + this.settings;
	}

}
