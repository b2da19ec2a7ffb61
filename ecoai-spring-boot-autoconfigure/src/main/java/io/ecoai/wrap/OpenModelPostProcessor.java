package io.ecoai.wrap;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.support.AopUtils;
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
		if (bean instanceof ChatModel) {
			this.exposedEarly.add(beanName);
		}
		return decorate(bean, beanName);
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		return this.exposedEarly.remove(beanName) ? bean : decorate(bean, beanName);
	}

	private Object decorate(Object bean, String beanName) {
		if (!(bean instanceof ChatModel) || this.models.isLeftAlone(bean, beanName)) {
			return bean;
		}
		DecoratingInterceptor interceptor = new DecoratingInterceptor(this.models.decoration(beanName));
		Object decorated = bean;
		if (bean instanceof Advised advised && !advised.isFrozen()) {
			advised.addAdvice(interceptor);
		}
		else if (Subclassing.isOpen(bean.getClass())) {
			decorated = proxy(bean, interceptor);
		}
		if (this.models.isDecorated(decorated)) {
			this.models.report()
				.decorated(this.models.knownName(beanName), AopUtils.getTargetClass(bean), WrapReport.Kind.CHAT_MODEL);
		}
		return decorated;
	}

	private Object proxy(Object bean, DecoratingInterceptor interceptor) {
		ProxyFactory factory = new ProxyFactory(bean);
		factory.setProxyTargetClass(true);
		factory.addInterface(Decorated.class);
		factory.addAdvice(interceptor);
		return factory.getProxy(this.beanFactory.getBeanClassLoader());
	}

}
