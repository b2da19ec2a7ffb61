package io.ecoai.key;

import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;

/**
 * Calls one getter.
 */
@FunctionalInterface
interface GetterReader {

	/**
	 * Calls the getter.
	 * @param bean the object to call it on
	 * @return what it returns
	 * @throws Throwable what it throws
	 */
	@Nullable Object read(Object bean) throws Throwable;

	/**
	 * Calls a getter as code does that was written by hand: a request has dozens of
	 * options, and is keyed with every hit.
	 * @param method the getter
	 * @return calls it, or {@code null} if it cannot be called in that way
	 */
	static @Nullable GetterReader direct(Method method) {
		Class<?> declaring = method.getDeclaringClass();
		try {
			// What is generated finds the class by its name.
			if (Class.forName(declaring.getName(), false, GetterReader.class.getClassLoader()) != declaring) {
				return null;
			}
			MethodHandles.Lookup lookup = MethodHandles.lookup();
			MethodHandle getter = MethodHandles.publicLookup().unreflect(method);
			return (GetterReader) LambdaMetafactory
				.metafactory(lookup, "read", MethodType.methodType(GetterReader.class),
						MethodType.methodType(Object.class, Object.class), getter, getter.type().wrap())
				.getTarget()
				.invoke();
		}
		// Whatever it is, reflection may still do: in a native image nothing is
		// generated.
		catch (Throwable ex) {
			return null;
		}
	}

	/**
	 * Calls a getter by reflection.
	 * @param method the getter
	 * @return calls it
	 */
	static GetterReader reflective(Method method) {
		method.trySetAccessible();
		return (bean) -> {
			try {
				return method.invoke(bean);
			}
			catch (InvocationTargetException ex) {
				throw (ex.getCause() != null) ? ex.getCause() : ex;
			}
		};
	}

}
