package io.ecoai.autoconfigure;

import io.ecoai.cache.CacheStore;
import io.ecoai.cache.memory.MemoryCacheStore;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Keeps answers in memory.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "ecoai.storage", havingValue = "memory")
class MemoryStorageConfiguration {

	@Bean
	CacheStore ecoAiCacheStore(EcoAiProperties properties) {
		return new MemoryCacheStore(properties.memory().maxSize().toBytes());
	}

}
