package io.ecoai.wrap;

import org.springframework.aop.framework.AopProxyUtils;

/**
 * A decorated object that took the place of a bean whose class it cannot have, because
 * that class does not allow subclasses. Public so that proxies put around it can
 * implement it.
 */
public interface StandIn extends Decorated {

	/**
	 * Returns the object whose place this one took.
	 * @return the undecorated object
	 */
	Object ecoAiRawObject();

	/**
	 * Returns what is behind a bean: the object whose place a stand-in took, or the
	 * target of a proxy.
	 * @param bean the bean, decorated or not
	 * @param type what the object must be
	 * @param <T> what the object must be
	 * @return the undecorated object; the bean itself if there is none
	 */
	static <T> T original(T bean, Class<T> type) {
		Object original = (bean instanceof StandIn standIn) ? standIn.ecoAiRawObject()
				: AopProxyUtils.getSingletonTarget(bean);
		return type.isInstance(original) ? type.cast(original) : bean;
	}

}
