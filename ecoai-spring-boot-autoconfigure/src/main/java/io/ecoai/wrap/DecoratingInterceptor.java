package io.ecoai.wrap;

import java.lang.reflect.Method;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.support.AopUtils;

/**
 * Lets a proxied model answer as a {@link StandIn} would, and sends everything else to
 * the model.
 */
final class DecoratingInterceptor implements MethodInterceptor {

	private final Decoration<?> decoration;

	DecoratingInterceptor(Decoration<?> decoration) {
		this.decoration = decoration;
	}

	@Override
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		Object model = invocation.getThis();
		if (!this.decoration.kind().type().isInstance(model)) {
			return invocation.proceed();
		}
		Method answering = this.decoration.kind().answering(invocation.getMethod());
		return (answering != null) ? AopUtils.invokeJoinpointUsingReflection(this.decoration.standIn(model), answering,
				invocation.getArguments()) : invocation.proceed();
	}

}
