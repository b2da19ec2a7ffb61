package io.ecoai.invalidation;

import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.core.Ordered;

/**
 * Advises the methods with {@link io.ecoai.cache.EvictsAnswers}. Outside of other advice,
 * so that a transaction which begins with the method has been committed.
 */
public final class EvictionAdvisor extends DefaultPointcutAdvisor {

	private static final long serialVersionUID = 1L;

	private EvictionAdvisor(EvictingMethods methods, EvictionInterceptor interceptor) {
		super(methods, interceptor);
		setOrder(Ordered.HIGHEST_PRECEDENCE + 100);
	}

	/**
	 * Creates an advisor.
	 * @param invalidation removes the answers
	 * @param beanFactory has the beans that expressions name
	 * @return the advisor
	 */
	public static EvictionAdvisor create(Invalidation invalidation, BeanFactory beanFactory) {
		EvictingMethods methods = new EvictingMethods();
		return new EvictionAdvisor(methods, new EvictionInterceptor(methods, invalidation, beanFactory));
	}

}
