package io.ecoai.autoconfigure;

import java.time.Clock;

import io.ecoai.cache.CacheStore;
import io.ecoai.cache.memory.MemoryCacheStore;
import io.ecoai.cache.sqlite.SqliteCacheStore;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Keeps answers in a SQLite file, or in memory where the default file cannot be written.
 * Comes last, for everybody who has named no other storage.
 */
@Configuration(proxyBeanMethods = false)
class SqliteStorageConfiguration {

	@Bean
	@ConditionalOnMissingBean(CacheStore.class)
	CacheStore ecoAiCacheStore(EcoAiProperties properties, LocalFile file) {
		if (file.isUsable("ecoai.sqlite.path", properties.sqlite().path())) {
			return new SqliteCacheStore(properties.sqlite().path(), properties.sqlite().maxSize().toBytes(),
					Clock.systemUTC());
		}
		return new MemoryCacheStore(properties.memory().maxSize().toBytes());
	}

}
