package io.ecoai.wrap;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.SmartInstantiationAwareBeanPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;

/**
 * Puts a {@link StandIn} in the place of models whose class does not allow subclasses.
 * Runs before Spring's own proxies are made, so that an application's aspects are put
 * around the stand-in and not around the final class, where they would fail.
 */
public final class ClosedModelPostProcessor implements SmartInstantiationAwareBeanPostProcessor, PriorityOrdered {

	private final ConfigurableListableBeanFactory beanFactory;

	private final WrappedModels models;

	private final Set<String> exposedEarly = ConcurrentHashMap.newKeySet();

	/**
	 * Creates the post-processor.
	 * @param beanFactory the container
	 * @param models what it shares with the others
	 */
	public ClosedModelPostProcessor(ConfigurableListableBeanFactory beanFactory, WrappedModels models) {
		this.beanFactory = beanFactory;
		this.models = models;
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public @Nullable Class<?> predictBeanType(Class<?> beanClass, String beanName) {
		RawModel rawModel = this.models.find(beanName);
		return (rawModel != null && rawModel.isClosed()) ? rawModel.kind().standInType() : null;
	}

	@Override
	public Object getEarlyBeanReference(Object bean, String beanName) {
		Object exposed = replace(bean, beanName);
		if (exposed != bean) {
			this.exposedEarly.add(beanName);
		}
		return exposed;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		return this.exposedEarly.remove(beanName) ? bean : replace(bean, beanName);
	}

	private Object replace(Object bean, String beanName) {
		if (ModelKind.of(bean).isEmpty() || Subclassing.isOpen(bean.getClass())
				|| this.models.isLeftAlone(bean, beanName)) {
			return bean;
		}
		RawModel rawModel = this.models.find(beanName);
		if ((rawModel == null && !isProduct(beanName)) || ContainerDuties.has(bean.getClass())) {
			return bean;
		}
		this.models.replaced(bean, beanName);
		this.models.decorated(bean, beanName);
		if (rawModel == null || !rawModel.isClosed()) {
			return proxy(bean, beanName);
		}
		new ConfigurationClassView(this.beanFactory, this.models).installFor(beanName);
		return this.models.decoration(rawModel.kind(), beanName).standIn(bean);
	}

	/**
	 * A factory bean's product keeps the type that the factory tells, so nothing had to
	 * be prepared for it.
	 */
	private boolean isProduct(String beanName) {
		return this.beanFactory.containsBean(beanName) && this.beanFactory.isFactoryBean(beanName);
	}

	/**
	 * The bean may be declared by an interface of the application's own, or be the
	 * product of a factory that tells one, so all interfaces are kept.
	 */
	private Object proxy(Object model, String beanName) {
		ProxyFactory factory = new ProxyFactory(model);
		factory.addInterface(StandIn.class);
		this.models.interceptors(model, beanName).forEach(factory::addAdvice);
		return factory.getProxy(this.beanFactory.getBeanClassLoader());
	}

}
