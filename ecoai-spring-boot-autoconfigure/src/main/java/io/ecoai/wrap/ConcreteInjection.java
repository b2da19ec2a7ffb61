package io.ecoai.wrap;

import java.lang.reflect.Constructor;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.util.Set;

import org.springframework.beans.factory.config.DependencyDescriptor;

/**
 * Notes who is given an undecorated model because of asking for its class, once for each
 * model.
 */
final class ConcreteInjection {

	/**
	 * Results of factory methods that get an advisor and need no warning.
	 */
	private static final Set<String> CLIENTS = Set.of("org.springframework.ai.chat.client.ChatClient",
			"org.springframework.ai.chat.client.ChatClient$Builder");

	private final WrapReport report;

	ConcreteInjection(WrapReport report) {
		this.report = report;
	}

	void note(RawModel rawModel, DependencyDescriptor descriptor) {
		Member consumer = descriptor.getMember();
		if (consumer instanceof Method method && CLIENTS.contains(method.getReturnType().getName())) {
			return;
		}
		String type = rawModel.declaredType().getSimpleName();
		this.report.warn(rawModel.beanName(), """
				Calls of %s through '%s' are not cached: it gets the model by the final class %s. \
				Ask for the interface instead: @Qualifier("%s") %s""".formatted(describe(consumer), rawModel.beanName(),
				type, rawModel.beanName(), rawModel.kind().name()));
	}

	private static String describe(Member consumer) {
		String type = consumer.getDeclaringClass().getName();
		return (consumer instanceof Constructor) ? type : type + "." + consumer.getName();
	}

}
