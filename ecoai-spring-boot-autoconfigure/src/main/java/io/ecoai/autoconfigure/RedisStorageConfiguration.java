package io.ecoai.autoconfigure;

import java.time.Clock;

import io.ecoai.cache.CacheStore;
import io.ecoai.cache.Peers;
import io.ecoai.cache.redis.RedisCacheStore;
import io.ecoai.cache.redis.RedisPeers;
import io.ecoai.redis.PrivateRedis;
import io.ecoai.redis.messages.Messages;
import io.ecoai.settings.SharedSettings;
import io.ecoai.settings.redis.RedisSharedSettings;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Keeps answers in Redis.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "ecoai.storage", havingValue = "redis")
class RedisStorageConfiguration {

	private static final String LETTUCE = "io.lettuce.core.RedisClient";

	private static final String SPRING_DATA = "org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory";

	private static final String BOOT = "org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails";

	/** Only where the classes are. It is processed before what is around it. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(name = { LETTUCE, SPRING_DATA, BOOT })
	static class Present {

		@Bean
		PrivateRedis ecoAiRedis(EcoAiProperties properties, BeanFactory beanFactory) {
			return new RedisConnector(properties.redis().url(), beanFactory).connect();
		}

		@Bean
		Messages ecoAiMessages(PrivateRedis redis, EcoAiProperties properties) {
			return new Messages(redis, properties.redis().keyPrefix());
		}

		@Bean
		CacheStore ecoAiCacheStore(PrivateRedis redis, Messages messages, EcoAiProperties properties) {
			return new RedisCacheStore(redis, messages, properties.redis().keyPrefix(),
					properties.redis().singleFlight(), Clock.systemUTC());
		}

		@Bean
		Peers ecoAiPeers(Messages messages) {
			return new RedisPeers(messages);
		}

		@Bean
		SharedSettings ecoAiSharedSettings(PrivateRedis redis, Messages messages, EcoAiProperties properties) {
			return new RedisSharedSettings(redis, messages, properties.redis().keyPrefix());
		}

	}

	@Bean
	@ConditionalOnMissingBean(CacheStore.class)
	CacheStore ecoAiMissingRedis() {
		throw new InvalidConfigurationException("ecoai.storage", "redis",
				"the classes that connect to Redis are not on the class path",
				"Add the dependency org.springframework.boot:spring-boot-starter-data-redis, "
						+ "or use another storage, such as ecoai.storage=sqlite.");
	}

}
