package io.ecoai.wrap;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * The container as a {@code @Configuration} class sees it that calls its own
 * {@code @Bean} method for a model. Such a call is answered with the bean of that name,
 * and start-up fails if the bean does not have the class that the method returns; so the
 * model behind the bean is handed out.
 */
final class ConfigurationClassView {

	/**
	 * Where Spring keeps the container in its subclass of a configuration class.
	 */
	private static final String FIELD = "$$beanFactory";

	private final ConfigurableListableBeanFactory beanFactory;

	private final WrappedModels models;

	ConfigurationClassView(ConfigurableListableBeanFactory beanFactory, WrappedModels models) {
		this.beanFactory = beanFactory;
		this.models = models;
	}

	void installFor(String beanName) {
		String configurationName = this.beanFactory.getMergedBeanDefinition(beanName).getFactoryBeanName();
		if (configurationName == null) {
			return;
		}
		Object configuration = this.beanFactory.getBean(configurationName);
		Field field = ReflectionUtils.findField(configuration.getClass(), FIELD);
		if (field == null) {
			return;
		}
		ReflectionUtils.makeAccessible(field);
		Object current = ReflectionUtils.getField(field, configuration);
		if (current == this.beanFactory) {
			ReflectionUtils.setField(field, configuration, view());
		}
	}

	private Object view() {
		return Proxy.newProxyInstance(ClassUtils.getDefaultClassLoader(), ClassUtils.getAllInterfaces(this.beanFactory),
				(proxy, method, arguments) -> invoke(method, arguments));
	}

	private @Nullable Object invoke(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
		Object result;
		try {
			result = method.invoke(this.beanFactory, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
		if (result instanceof StandIn standIn && method.getName().equals("getBean") && arguments != null
				&& arguments[0] instanceof String beanName) {
			RawModel rawModel = this.models.find(beanName);
			return (rawModel != null && rawModel.isClosed()) ? standIn.ecoAiRawObject() : result;
		}
		return result;
	}

}
