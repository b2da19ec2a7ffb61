package io.ecoai.wrap;

import java.lang.reflect.AnnotatedElement;

import org.jspecify.annotations.Nullable;

import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.aot.BeanRegistrationAotProcessor;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.annotation.OrderUtils;

/**
 * Finds the model beans whose class the decorated bean cannot have, and keeps that class
 * injectable by a {@link RawModel} beside each. The definitions of the application stay
 * as they are.
 * <p>
 * Deliberately without an order: it runs after the post-processor that puts a test's
 * mocks in place, so mocks are found under the names and types of the application.
 */
public final class ModelDefinitionPostProcessor implements BeanFactoryPostProcessor {

	private final WrappedModels models;

	/**
	 * Creates the post-processor.
	 * @param models what it shares with the others
	 */
	public ModelDefinitionPostProcessor(WrappedModels models) {
		this.models = models;
	}

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		if (!(beanFactory instanceof DefaultListableBeanFactory registry)) {
			return;
		}
		ModelKind.ALL.forEach((kind) -> prepare(registry, kind));
		registry.addPropertyEditorRegistrar(this.models);
		RawModelCandidateResolver.install(registry, this.models);
	}

	private void prepare(DefaultListableBeanFactory registry, ModelKind<?> kind) {
		for (String beanName : registry.getBeanNamesForType(kind.type(), true, false)) {
			if (registry.containsBeanDefinition(beanName) && !beanName.startsWith(RawModel.PREFIX)
					&& !this.models.isExcluded(beanName)) {
				prepare(registry, beanName, kind);
			}
		}
	}

	private void prepare(DefaultListableBeanFactory registry, String beanName, ModelKind<?> kind) {
		new EarlyModel(registry, beanName).discardIfPossible(this.models);
		if (registry.containsSingleton(beanName) || registry.isFactoryBean(beanName)) {
			return;
		}
		Class<?> declaredType = registry.getType(beanName, false);
		if (declaredType == null || !declaredType.isInterface() && Subclassing.isOpen(declaredType)
				|| ContainerDuties.has(declaredType)) {
			return;
		}
		RawModel rawModel = new RawModel(registry, beanName, declaredType, kind);
		this.models.add(rawModel);
		String rawName = RawModel.PREFIX + beanName;
		if (!ScopedProxyUtils.isScopedTarget(beanName) && !registry.containsBeanDefinition(rawName)) {
			registry.registerBeanDefinition(rawName, definition(registry, rawModel));
			registry.registerSingleton(rawName, rawModel);
			registry.registerDependentBean(beanName, rawName);
		}
	}

	/**
	 * Describes the raw model as its bean is described, also to candidate resolvers that
	 * do not know of raw models, such as a child context's.
	 */
	private RootBeanDefinition definition(DefaultListableBeanFactory registry, RawModel rawModel) {
		BeanDefinition original = registry.getMergedBeanDefinition(rawModel.beanName());
		RootBeanDefinition definition = new RootBeanDefinition(RawModel.class);
		definition.setPrimary(original.isPrimary());
		definition.setFallback(original.isFallback());
		definition.setAutowireCandidate(original.isAutowireCandidate());
		definition.setLazyInit(true);
		definition.setSynthetic(true);
		definition.setRole(BeanDefinition.ROLE_INFRASTRUCTURE);
		definition.setAttribute("value", rawModel.beanName());
		definition.setAttribute(RawModel.class.getName(), rawModel);
		definition.setAttribute(BeanRegistrationAotProcessor.IGNORE_REGISTRATION_ATTRIBUTE, true);
		if (original instanceof RootBeanDefinition root) {
			definition.setDefaultCandidate(root.isDefaultCandidate());
			definition.copyQualifiersFrom(root);
			AnnotatedElement element = annotated(root);
			definition.setQualifiedElement(element);
			Integer order = (element != null) ? OrderUtils.getOrder(element) : null;
			if (order != null) {
				definition.setAttribute(AbstractBeanDefinition.ORDER_ATTRIBUTE, order);
			}
		}
		return definition;
	}

	private static @Nullable AnnotatedElement annotated(RootBeanDefinition definition) {
		if (definition.getQualifiedElement() != null) {
			return definition.getQualifiedElement();
		}
		return (definition.getResolvedFactoryMethod() != null) ? definition.getResolvedFactoryMethod()
				: definition.getTargetType();
	}

}
