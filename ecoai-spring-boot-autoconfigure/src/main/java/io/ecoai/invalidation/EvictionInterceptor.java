package io.ecoai.invalidation;

import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.CompletionStage;

import io.ecoai.cache.FlushFilter;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.expression.BeanFactoryResolver;
import org.springframework.context.expression.MethodBasedEvaluationContext;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.ParameterNameDiscoverer;
import org.springframework.core.ReactiveAdapter;
import org.springframework.core.ReactiveAdapterRegistry;

/**
 * Removes answers when an annotated method has succeeded.
 */
final class EvictionInterceptor implements MethodInterceptor {

	/** What SpEL takes for the properties of nothing. */
	private static final Object NO_ROOT = new Object();

	private final ParameterNameDiscoverer parameterNames = new DefaultParameterNameDiscoverer();

	private final EvictingMethods methods;

	private final Invalidation invalidation;

	private final BeanFactory beanFactory;

	EvictionInterceptor(EvictingMethods methods, Invalidation invalidation, BeanFactory beanFactory) {
		this.methods = methods;
		this.invalidation = invalidation;
		this.beanFactory = beanFactory;
	}

	@Override
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		Object result = invocation.proceed();
		if (result instanceof CompletionStage<?> stage) {
			CompletionStage<?> evicting = stage.whenComplete((value, failure) -> {
				if (failure == null) {
					evict(invocation, value);
				}
			});
			// A method may return a stage of its own kind, which nothing else can be.
			return invocation.getMethod().getReturnType().isInstance(evicting) ? evicting : stage;
		}
		ReactiveAdapter adapter = ReactiveAdapterRegistry.getSharedInstance().getAdapter(null, result);
		if (adapter != null && result != null) {
			return new ReactiveEviction(this.invalidation, EvictingMethods.nameOf(invocation.getMethod()),
					(value) -> filters(invocation, value))
				.after(adapter, result);
		}
		evict(invocation, result);
		return result;
	}

	private void evict(MethodInvocation invocation, @Nullable Object result) {
		List<FlushFilter> filters = filters(invocation, result);
		this.invalidation.removeAfterCommit(filters, EvictingMethods.nameOf(invocation.getMethod()));
	}

	/**
	 * The tags that are to leave; none if they cannot be told, of which the log tells.
	 */
	private List<FlushFilter> filters(MethodInvocation invocation, @Nullable Object result) {
		Object target = invocation.getThis();
		Class<?> targetClass = (target != null) ? AopUtils.getTargetClass(target)
				: invocation.getMethod().getDeclaringClass();
		Method method = AopUtils.getMostSpecificMethod(invocation.getMethod(), targetClass);
		try {
			TagExpressions tags = this.methods.find(invocation.getMethod(), targetClass);
			MethodBasedEvaluationContext context = new MethodBasedEvaluationContext(NO_ROOT, method,
					invocation.getArguments(), this.parameterNames);
			context.setVariable("result", result);
			context.setBeanResolver(new BeanFactoryResolver(this.beanFactory));
			return (tags != null) ? tags.evaluate(context).stream().map(FlushFilter::tag).toList() : List.of();
		}
		catch (RuntimeException ex) {
			this.invalidation.tellUnknown(EvictingMethods.nameOf(method), ex);
			return List.of();
		}
	}

}
