package io.ecoai.wrap;

import java.lang.annotation.Annotation;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.annotation.QualifierAnnotationAutowireCandidateResolver;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanDefinitionHolder;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.beans.factory.support.AutowireCandidateResolver;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.annotation.ContextAnnotationAutowireCandidateResolver;

/**
 * Lets a raw model be found by the qualifiers, the name and the definition of the bean
 * that it belongs to, and notes who gets it. Everything else is decided by the resolver
 * that was there before.
 */
final class RawModelCandidateResolver extends ContextAnnotationAutowireCandidateResolver {

	private final AutowireCandidateResolver delegate;

	private final ConcreteInjection concreteInjection;

	private RawModelCandidateResolver(AutowireCandidateResolver delegate, ConcreteInjection concreteInjection) {
		this.delegate = delegate;
		this.concreteInjection = concreteInjection;
	}

	static void install(DefaultListableBeanFactory beanFactory, WrappedModels models) {
		AutowireCandidateResolver before = beanFactory.getAutowireCandidateResolver();
		if (!(before instanceof RawModelCandidateResolver)) {
			beanFactory.setAutowireCandidateResolver(
					new RawModelCandidateResolver(before, new ConcreteInjection(models.report())));
		}
	}

	@Override
	public boolean isAutowireCandidate(BeanDefinitionHolder holder, DependencyDescriptor descriptor) {
		RawModel rawModel = rawModel(holder.getBeanDefinition());
		if (rawModel == null) {
			return this.delegate.isAutowireCandidate(holder, descriptor);
		}
		boolean candidate = isAskedFor(rawModel, descriptor) && belongsToCandidate(rawModel, descriptor)
				&& !new SiblingPreference(rawModel, descriptor).prefersAnother();
		if (candidate) {
			this.concreteInjection.note(rawModel, descriptor);
		}
		return candidate;
	}

	private static @Nullable RawModel rawModel(BeanDefinition definition) {
		return (RawModel) definition.getAttribute(RawModel.class.getName());
	}

	/**
	 * The container has looked by type already, but in a generic class it may have looked
	 * for any object.
	 */
	private static boolean isAskedFor(RawModel rawModel, DependencyDescriptor descriptor) {
		return rawModel.supportsType(descriptor.getResolvableType().toClass());
	}

	private static boolean belongsToCandidate(RawModel rawModel, DependencyDescriptor descriptor) {
		return rawModel.beanFactory().isAutowireCandidate(rawModel.beanName(), descriptor);
	}

	@Override
	public boolean isRequired(DependencyDescriptor descriptor) {
		return this.delegate.isRequired(descriptor);
	}

	@Override
	public boolean hasQualifier(DependencyDescriptor descriptor) {
		return this.delegate.hasQualifier(descriptor);
	}

	@Override
	public @Nullable String getSuggestedName(DependencyDescriptor descriptor) {
		return this.delegate.getSuggestedName(descriptor);
	}

	@Override
	public @Nullable Object getSuggestedValue(DependencyDescriptor descriptor) {
		return this.delegate.getSuggestedValue(descriptor);
	}

	@Override
	public @Nullable Object getLazyResolutionProxyIfNecessary(DependencyDescriptor descriptor,
			@Nullable String beanName) {
		return this.delegate.getLazyResolutionProxyIfNecessary(descriptor, beanName);
	}

	@Override
	public @Nullable Class<?> getLazyResolutionProxyClass(DependencyDescriptor descriptor, @Nullable String beanName) {
		return this.delegate.getLazyResolutionProxyClass(descriptor, beanName);
	}

	@Override
	public void addQualifierType(Class<? extends Annotation> qualifierType) {
		super.addQualifierType(qualifierType);
		if (this.delegate instanceof QualifierAnnotationAutowireCandidateResolver qualifying) {
			qualifying.addQualifierType(qualifierType);
		}
	}

	@Override
	public void setValueAnnotationType(Class<? extends Annotation> valueAnnotationType) {
		super.setValueAnnotationType(valueAnnotationType);
		if (this.delegate instanceof QualifierAnnotationAutowireCandidateResolver qualifying) {
			qualifying.setValueAnnotationType(valueAnnotationType);
		}
	}

	/**
	 * A copy decides for another container, whose raw models, if any, tell so themselves.
	 */
	@Override
	public AutowireCandidateResolver cloneIfNecessary() {
		return new RawModelCandidateResolver(this.delegate.cloneIfNecessary(), this.concreteInjection);
	}

	@Override
	public void setBeanFactory(BeanFactory beanFactory) {
		super.setBeanFactory(beanFactory);
		if (this.delegate instanceof BeanFactoryAware aware) {
			aware.setBeanFactory(beanFactory);
		}
	}

}
