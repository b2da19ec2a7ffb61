package io.ecoai.autoconfigure;

import java.util.Set;

import io.ecoai.wrap.ChatClientPostProcessor;
import io.ecoai.wrap.ClosedModelPostProcessor;
import io.ecoai.wrap.ModelAudit;
import io.ecoai.wrap.ModelDefinitionPostProcessor;
import io.ecoai.wrap.OpenModelPostProcessor;
import io.ecoai.wrap.WrapReport;
import io.ecoai.wrap.WrappedModels;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.env.Environment;

/**
 * Puts decorators in the place of model beans. The post-processors exist before other
 * beans do, so their methods are static and take nothing that would be created early.
 */
@Configuration(proxyBeanMethods = false)
@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
class ModelWrappingConfiguration {

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static WrapReport ecoAiWrapReport() {
		return new WrapReport();
	}

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static WrappedModels ecoAiWrappedModels(Environment environment, WrapReport report) {
		Set<String> excluded = Binder.get(environment)
			.bind("ecoai.wrap.exclude-beans", Bindable.setOf(String.class))
			.orElseGet(Set::of);
		return new WrappedModels(excluded::contains, report);
	}

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static ModelDefinitionPostProcessor ecoAiModelDefinitionPostProcessor(WrappedModels models) {
		return new ModelDefinitionPostProcessor(models);
	}

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static ClosedModelPostProcessor ecoAiClosedModelPostProcessor(ConfigurableListableBeanFactory beanFactory,
			WrappedModels models) {
		return new ClosedModelPostProcessor(beanFactory, models);
	}

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static OpenModelPostProcessor ecoAiOpenModelPostProcessor(ConfigurableListableBeanFactory beanFactory,
			WrappedModels models) {
		return new OpenModelPostProcessor(beanFactory, models);
	}

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static ModelAudit ecoAiModelAudit(ConfigurableListableBeanFactory beanFactory, WrappedModels models) {
		return new ModelAudit(beanFactory, models);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(name = "org.springframework.ai.chat.client.ChatClient")
	static class ChatClients {

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static ChatClientPostProcessor ecoAiChatClientPostProcessor(ConfigurableListableBeanFactory beanFactory,
				WrappedModels models) {
			return new ChatClientPostProcessor(beanFactory, models);
		}

	}

}
