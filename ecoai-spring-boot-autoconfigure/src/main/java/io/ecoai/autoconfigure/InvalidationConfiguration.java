package io.ecoai.autoconfigure;

import io.ecoai.cache.ResponseCache;
import io.ecoai.invalidation.EvictionAdvisor;
import io.ecoai.invalidation.Invalidation;
import io.ecoai.invalidation.InvalidationListener;

import org.springframework.aop.config.AopConfigUtils;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.context.annotation.Role;
import org.springframework.core.type.AnnotationMetadata;

/**
 * Removes answers by event and by annotation. The advisor exists before other beans do,
 * so it takes nothing that would be created early.
 */
@Configuration(proxyBeanMethods = false)
@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
@Import(InvalidationConfiguration.AutoProxyRegistrar.class)
class InvalidationConfiguration {

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static Invalidation ecoAiInvalidation(ObjectProvider<ResponseCache> cache) {
		return new Invalidation(cache::getObject);
	}

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static EvictionAdvisor ecoAiEvictionAdvisor(Invalidation invalidation, BeanFactory beanFactory) {
		return EvictionAdvisor.create(invalidation, beanFactory);
	}

	@Bean
	static InvalidationListener ecoAiInvalidationListener(Invalidation invalidation) {
		return new InvalidationListener(invalidation);
	}

	/** Boot registers one too, unless {@code spring.aop.auto} is off. */
	static class AutoProxyRegistrar implements ImportBeanDefinitionRegistrar {

		@Override
		public void registerBeanDefinitions(AnnotationMetadata metadata, BeanDefinitionRegistry registry) {
			AopConfigUtils.registerAutoProxyCreatorIfNecessary(registry);
		}

	}

}
