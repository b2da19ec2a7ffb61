package io.ecoai.wrap;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Arrays;

/**
 * Tells whether a subclass proxy of a class would behave as the class does. A proxy is
 * made without running a constructor, so what cannot be intercepted, a final method or a
 * public field, would be answered from empty fields.
 */
final class Subclassing {

	private Subclassing() {
	}

	static boolean isOpen(Class<?> type) {
		return !isSealedShut(type) && hasVisibleConstructor(type) && everythingCanBeIntercepted(type);
	}

	private static boolean isSealedShut(Class<?> type) {
		return type.isInterface() || type.isArray() || type.isPrimitive() || Modifier.isFinal(type.getModifiers())
				|| type.isSealed() || type.isHidden() || type.isEnum() || Proxy.isProxyClass(type);
	}

	private static boolean hasVisibleConstructor(Class<?> type) {
		return Arrays.stream(type.getDeclaredConstructors())
			.mapToInt(Constructor::getModifiers)
			.anyMatch((modifiers) -> !Modifier.isPrivate(modifiers));
	}

	private static boolean everythingCanBeIntercepted(Class<?> type) {
		for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
			if (Arrays.stream(each.getDeclaredMethods()).anyMatch(Subclassing::isFinalMember)
					|| Arrays.stream(each.getDeclaredFields()).anyMatch(Subclassing::isPublicState)) {
				return false;
			}
		}
		return true;
	}

	private static boolean isFinalMember(Method method) {
		int modifiers = method.getModifiers();
		return Modifier.isFinal(modifiers) && !Modifier.isPrivate(modifiers) && !Modifier.isStatic(modifiers)
				&& !method.isSynthetic();
	}

	private static boolean isPublicState(Field field) {
		return Modifier.isPublic(field.getModifiers()) && !Modifier.isStatic(field.getModifiers())
				&& !field.isSynthetic();
	}

}
