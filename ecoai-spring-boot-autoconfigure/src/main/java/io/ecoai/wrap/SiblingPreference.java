package io.ecoai.wrap;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.core.ResolvableType;

/**
 * Chooses among several raw models as the container would among the beans that they
 * belong to: a primary one first, the only one that is no fallback, else the one named
 * like the dependency. The container cannot, because it sees the names of the raw models.
 */
final class SiblingPreference {

	private final RawModel rawModel;

	private final DependencyDescriptor descriptor;

	SiblingPreference(RawModel rawModel, DependencyDescriptor descriptor) {
		this.rawModel = rawModel;
		this.descriptor = descriptor;
	}

	boolean prefersAnother() {
		BeanDefinition own = definition(this.rawModel.beanName());
		if (own.isPrimary() || !asksForOne()) {
			return false;
		}
		List<String> siblings = siblings();
		return siblings.stream().anyMatch((sibling) -> definition(sibling).isPrimary() || isNamed(sibling))
				|| own.isFallback()
						&& siblings.stream().filter((sibling) -> !definition(sibling).isFallback()).count() == 1;
	}

	private boolean asksForOne() {
		return this.descriptor.usesStandardBeanLookup() && !hasSeveral(type());
	}

	private ResolvableType type() {
		return (this.descriptor.getField() != null) ? ResolvableType.forField(this.descriptor.getField())
				: (this.descriptor.getMethodParameter() != null)
						? ResolvableType.forMethodParameter(this.descriptor.getMethodParameter())
						: this.descriptor.getResolvableType();
	}

	private static boolean hasSeveral(ResolvableType type) {
		Class<?> resolved = type.toClass();
		return resolved.isArray() || Collection.class.isAssignableFrom(resolved) || Map.class.isAssignableFrom(resolved)
				|| Stream.class.isAssignableFrom(resolved)
				|| Arrays.stream(type.getGenerics()).anyMatch(SiblingPreference::hasSeveral);
	}

	private List<String> siblings() {
		ConfigurableListableBeanFactory beanFactory = this.rawModel.beanFactory();
		return Arrays
			.stream(beanFactory.getBeanNamesForType(this.descriptor.getResolvableType().toClass(), true, false))
			.filter((name) -> name.startsWith(RawModel.PREFIX))
			.map((name) -> name.substring(RawModel.PREFIX.length()))
			.filter((name) -> !name.equals(this.rawModel.beanName()))
			.filter((name) -> beanFactory.isAutowireCandidate(name, this.descriptor))
			.toList();
	}

	private boolean isNamed(String sibling) {
		@Nullable String name = this.descriptor.getDependencyName();
		return name != null && !definition(sibling).isFallback() && (name.equals(sibling)
				|| Arrays.asList(this.rawModel.beanFactory().getAliases(sibling)).contains(name));
	}

	private BeanDefinition definition(String beanName) {
		return this.rawModel.beanFactory().getMergedBeanDefinition(beanName);
	}

}
