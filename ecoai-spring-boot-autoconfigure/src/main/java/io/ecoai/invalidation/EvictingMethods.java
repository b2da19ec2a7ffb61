package io.ecoai.invalidation;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import org.springframework.aop.support.AopUtils;
import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.core.MethodClassKey;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.expression.spel.standard.SpelExpressionParser;

/**
 * The methods with {@link EvictsAnswers}, their own or that of the interface which they
 * implement. An annotation that cannot be read stops the application when the bean is
 * made, and not when its method has done its work.
 */
final class EvictingMethods extends StaticMethodMatcherPointcut {

	private final Map<MethodClassKey, Optional<TagExpressions>> found = new ConcurrentHashMap<>();

	private final SpelExpressionParser parser = new SpelExpressionParser();

	EvictingMethods() {
		setClassFilter((type) -> AnnotationUtils.isCandidateClass(type, EvictsAnswers.class));
	}

	@Override
	public boolean matches(Method method, Class<?> targetClass) {
		return find(method, targetClass) != null;
	}

	/** The tags of a method, or {@code null} if it has no annotation. */
	@Nullable TagExpressions find(Method method, Class<?> targetClass) {
		return this.found
			.computeIfAbsent(new MethodClassKey(method, targetClass),
					(key) -> Optional.ofNullable(read(method, targetClass)))
			.orElse(null);
	}

	private @Nullable TagExpressions read(Method method, Class<?> targetClass) {
		Method specific = AopUtils.getMostSpecificMethod(method, targetClass);
		EvictsAnswers annotation = AnnotatedElementUtils.findMergedAnnotation(specific, EvictsAnswers.class);
		if (annotation == null) {
			annotation = AnnotatedElementUtils.findMergedAnnotation(method, EvictsAnswers.class);
		}
		return (annotation != null) ? TagExpressions.parse(this.parser, annotation.value(), nameOf(specific)) : null;
	}

	static String nameOf(Method method) {
		return method.getDeclaringClass().getName() + "." + method.getName() + "()";
	}

}
