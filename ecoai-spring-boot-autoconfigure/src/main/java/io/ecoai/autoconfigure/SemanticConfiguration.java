package io.ecoai.autoconfigure;

import io.ecoai.cache.ResponseCache;
import io.ecoai.semantic.LanguageDetector;
import io.ecoai.semantic.MatchGuard;
import io.ecoai.semantic.audit.AuditListener;
import io.ecoai.semantic.index.SemanticListener;
import io.ecoai.settings.LiveSettings;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Answers questions that ask the same in other words.
 */
@Configuration(proxyBeanMethods = false)
class SemanticConfiguration {

	@Bean
	SemanticBeans ecoAiSemantic(EcoAiProperties properties, LiveSettings settings,
			ConfigurableListableBeanFactory beanFactory, ObjectProvider<ResponseCache> cache,
			ObjectProvider<MatchGuard> guards, ObjectProvider<LanguageDetector> detector,
			ObjectProvider<SemanticListener> listeners, ObjectProvider<AuditListener> auditListeners) {
		return new SemanticBeans(properties, settings, new SemanticAssembly(properties, settings, beanFactory, cache,
				guards, detector, listeners, auditListeners));
	}

}
