package io.ecoai.wrap;

import java.lang.ref.WeakReference;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.SmartFactoryBean;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Keeps an undecorated model available by its class, for those who ask for the class. It
 * supports no type that the decorated bean has as well, so by these types the model is
 * found once.
 */
final class RawModel implements SmartFactoryBean<Object> {

	static final String PREFIX = "ecoai.raw.";

	private final ConfigurableListableBeanFactory beanFactory;

	private final String beanName;

	private final Class<?> declaredType;

	private final ModelKind<?> kind;

	private volatile WeakReference<@Nullable Object> latest = new WeakReference<>(null);

	RawModel(ConfigurableListableBeanFactory beanFactory, String beanName, Class<?> declaredType, ModelKind<?> kind) {
		this.beanFactory = beanFactory;
		this.beanName = beanName;
		this.declaredType = declaredType;
		this.kind = kind;
	}

	String beanName() {
		return this.beanName;
	}

	Class<?> declaredType() {
		return this.declaredType;
	}

	ModelKind<?> kind() {
		return this.kind;
	}

	ConfigurableListableBeanFactory beanFactory() {
		return this.beanFactory;
	}

	/**
	 * Tells whether the class in the bean's definition is one that the decorated bean
	 * cannot have. If not it is an interface, and the class shows when the bean is made.
	 */
	boolean isClosed() {
		return !this.declaredType.isInterface();
	}

	void made(Object model) {
		this.latest = new WeakReference<>(model);
	}

	boolean isBehind(Object model) {
		return this.latest.get() == model;
	}

	@Override
	public boolean supportsType(Class<?> type) {
		if (type.isAssignableFrom(this.kind.standInType())) {
			return false;
		}
		if (!this.beanFactory.containsSingleton(this.beanName)) {
			return isClosed() && type.isAssignableFrom(this.declaredType);
		}
		Object bean = this.beanFactory.getSingleton(this.beanName);
		return bean instanceof StandIn standIn && !type.isInstance(bean) && type.isInstance(standIn.ecoAiRawObject());
	}

	@Override
	public <S> @Nullable S getObject(Class<S> type) {
		Object bean = getObject();
		return type.isInstance(bean) ? type.cast(bean) : null;
	}

	@Override
	public Object getObject() {
		Object bean = this.beanFactory.getBean(this.beanName);
		return bean instanceof StandIn standIn ? standIn.ecoAiRawObject() : bean;
	}

	/**
	 * Says nothing on purpose: which types this factory supports depends on the bean. Not
	 * null, because a child context takes a candidate of no type for no bean.
	 */
	@Override
	public Class<?> getObjectType() {
		return Object.class;
	}

	@Override
	public boolean isSingleton() {
		return this.beanFactory.isSingleton(this.beanName);
	}

	@Override
	public boolean isPrototype() {
		return this.beanFactory.isPrototype(this.beanName);
	}

}
