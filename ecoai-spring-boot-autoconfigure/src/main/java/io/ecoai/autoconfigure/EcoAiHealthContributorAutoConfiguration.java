package io.ecoai.autoconfigure;

import java.util.Objects;

import io.ecoai.EcoAi;
import io.ecoai.actuate.EcoAiHealthIndicator;
import io.ecoai.cache.ResponseCache;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Auto-configuration of the health contributor {@code ecoai}.
 */
@AutoConfiguration(afterName = "io.ecoai.autoconfigure.EcoAiAutoConfiguration",
		beforeName = "org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration")
@ConditionalOnClass({ HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class })
@ConditionalOnBean(EcoAi.class)
public final class EcoAiHealthContributorAutoConfiguration {

	/** Apart, because its condition can only be loaded where health is. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnEnabledHealthIndicator("ecoai")
	static class HealthConfiguration {

		@Bean
		@ConditionalOnMissingBean(name = "ecoaiHealthIndicator")
		EcoAiHealthIndicator ecoaiHealthIndicator(ObjectProvider<ResponseCache> cache) {
			return new EcoAiHealthIndicator(
					() -> cache.stream().map(ResponseCache::failure).filter(Objects::nonNull).findFirst().orElse(null));
		}

	}

}
