package io.ecoai.autoconfigure;

import io.ecoai.redis.InvalidRedisUrlException;
import io.ecoai.redis.PrivateRedis;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.util.StringUtils;

/**
 * Connects to the Redis that is configured for EcoAI, or else to that of the application.
 */
final class RedisConnector {

	private static final String URL = "ecoai.redis.url";

	private final @Nullable String url;

	private final ObjectProvider<LettuceConnectionFactory> factories;

	private final ObjectProvider<DataRedisConnectionDetails> details;

	RedisConnector(@Nullable String url, BeanFactory beanFactory) {
		this.url = url;
		this.factories = beanFactory.getBeanProvider(LettuceConnectionFactory.class);
		this.details = beanFactory.getBeanProvider(DataRedisConnectionDetails.class);
	}

	PrivateRedis connect() {
		if (StringUtils.hasText(this.url)) {
			return connect(this.url);
		}
		LettuceConnectionFactory factory = this.factories.getIfUnique();
		if (factory != null) {
			return PrivateRedis.like(factory);
		}
		DataRedisConnectionDetails described = this.details.getIfUnique();
		if (described != null) {
			return new DescribedRedis(described).connect();
		}
		throw new InvalidConfigurationException(URL, "none",
				"answers are to be kept in Redis, and the application has no connection to it that could be used",
				"Set it, such as redis://localhost:6379, or configure spring.data.redis "
						+ "(spring-boot-starter-data-redis); of several connections mark one as @Primary.");
	}

	private static PrivateRedis connect(String url) {
		try {
			return PrivateRedis.at(url.trim());
		}
		catch (InvalidRedisUrlException ex) {
			throw new InvalidConfigurationException(URL, "not shown, since it may have a password in it",
					String.valueOf(ex.getMessage()),
					"Use redis://host:6379, rediss://user:password@host:6380 for TLS, redis://host1:6379,host2:6379 "
							+ "for a cluster or redis-sentinel://host1:26379,host2:26379#master for Sentinel.");
		}
	}

}
