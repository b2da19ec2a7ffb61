package io.ecoai.autoconfigure;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.StringUtils;

/**
 * Finds beans as they would be injected, and creates none for that.
 *
 * @param beanFactory the beans, and those of its ancestors
 */
record BeanNames(ConfigurableListableBeanFactory beanFactory) {

	/** The name of a bean as configuration says it, where nothing is no name. */
	static @Nullable String configured(@Nullable String name) {
		return StringUtils.hasText(name) ? name : null;
	}

	/** The beans of a type, each once. */
	List<String> of(Class<?> type) {
		return Stream.of(BeanFactoryUtils.beanNamesForTypeIncludingAncestors(this.beanFactory, type))
			.filter((name) -> !ScopedProxyUtils.isScopedTarget(name))
			.sorted()
			.toList();
	}

	/** The preferred one alone if there is one, else all of them. */
	List<String> preferred(List<String> names) {
		List<String> preferred = names.stream()
			.filter((name) -> this.beanFactory.containsBeanDefinition(name)
					&& this.beanFactory.getBeanDefinition(name).isPrimary())
			.toList();
		return (preferred.size() == 1) ? preferred : names;
	}

}
