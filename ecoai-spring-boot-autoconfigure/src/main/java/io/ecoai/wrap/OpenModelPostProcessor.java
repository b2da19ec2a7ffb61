package io.ecoai.wrap;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.SmartInstantiationAwareBeanPostProcessor;
import org.springframework.core.Ordered;

/**
 * Puts a subclass proxy around models whose class allows it, so that they stay injectable
 * by their class. Runs after Spring's own proxies are made and joins an existing one as
 * its innermost advice: an application's aspects see every call, answered from a cache or
 * not.
 */
public final class OpenModelPostProcessor implements SmartInstantiationAwareBeanPostProcessor, Ordered {

	private final ConfigurableListableBeanFactory beanFactory;

	private final WrappedModels models;

	private final Set<String> exposedEarly = ConcurrentHashMap.newKeySet();

	/**
	 * Creates the post-processor.
	 * @param beanFactory the container
	 * @param models what it shares with the others
	 */
	public OpenModelPostProcessor(ConfigurableListableBeanFactory beanFactory, WrappedModels models) {
		this.beanFactory = beanFactory;
		this.models = models;
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public Object getEarlyBeanReference(Object bean, String beanName) {
		if (!ModelKind.of(bean).isEmpty()) {
			this.exposedEarly.add(beanName);
		}
		return decorate(bean, beanName);
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		return this.exposedEarly.remove(beanName) ? bean : decorate(bean, beanName);
	}

	private Object decorate(Object bean, String beanName) {
		List<DecoratingInterceptor> interceptors = this.models.interceptors(bean, beanName);
		if (interceptors.isEmpty() || this.models.isLeftAlone(bean, beanName)) {
			return bean;
		}
		Object decorated = bean;
		if (bean instanceof Advised advised && !advised.isFrozen()) {
			interceptors.forEach(advised::addAdvice);
		}
		else if (Subclassing.isOpen(bean.getClass())) {
			decorated = proxy(bean, interceptors);
		}
		if (this.models.isDecorated(decorated)) {
			this.models.decorated(bean, beanName);
		}
		return decorated;
	}

	private Object proxy(Object bean, List<DecoratingInterceptor> interceptors) {
		ProxyFactory factory = new ProxyFactory(bean);
		factory.setProxyTargetClass(true);
		factory.addInterface(Decorated.class);
		interceptors.forEach(factory::addAdvice);
		return factory.getProxy(this.beanFactory.getBeanClassLoader());
	}

}
