package io.ecoai.wrap;

import java.lang.reflect.Method;

import org.springframework.context.ApplicationListener;
import org.springframework.context.Lifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.util.ReflectionUtils;

/**
 * What a model does for the container beside answering. The container looks for it on the
 * class of the bean, so a bean of another class must not take the model's place.
 */
final class ContainerDuties {

	private ContainerDuties() {
	}

	static boolean has(Class<?> type) {
		if (Lifecycle.class.isAssignableFrom(type) || ApplicationListener.class.isAssignableFrom(type)) {
			return true;
		}
		for (Method method : ReflectionUtils.getUniqueDeclaredMethods(type)) {
			if (AnnotatedElementUtils.hasAnnotation(method, Scheduled.class)
					|| AnnotatedElementUtils.hasAnnotation(method, EventListener.class)) {
				return true;
			}
		}
		return false;
	}

}
