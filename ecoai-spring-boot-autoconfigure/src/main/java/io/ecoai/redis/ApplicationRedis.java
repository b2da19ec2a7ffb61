package io.ecoai.redis;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.resource.ClientResources;
import org.jspecify.annotations.Nullable;

import org.springframework.data.redis.connection.RedisConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration.LettuceClientConfigurationBuilder;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration.LettuceSslClientConfigurationBuilder;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * Where the application keeps things in Redis and how it gets there. Reads are never sent
 * to replicas, which may still have what was flushed.
 *
 * @param configuration where the servers are
 * @param given how the application connects to them
 */
record ApplicationRedis(RedisConfiguration configuration, LettuceClientConfiguration given) {

	static ApplicationRedis of(LettuceConnectionFactory factory) {
		RedisConfiguration configuration = firstOf(factory.getClusterConfiguration(),
				factory.getSentinelConfiguration(), factory.getSocketConfiguration());
		return new ApplicationRedis((configuration != null) ? configuration : factory.getStandaloneConfiguration(),
				factory.getClientConfiguration());
	}

	private static @Nullable RedisConfiguration firstOf(@Nullable RedisConfiguration... candidates) {
		for (RedisConfiguration candidate : candidates) {
			if (candidate != null) {
				return candidate;
			}
		}
		return null;
	}

	LettuceClient toClient() {
		LettuceSettings settings = new LettuceSettings();
		ClientResources resources = this.given.getClientResources()
			.map(settings::resources)
			.orElseGet(settings::resources);
		LettuceConnectionFactory factory = new LettuceConnectionFactory(this.configuration, ours(settings, resources));
		// It is used for how it makes a client; its own connections are never opened.
		factory.afterPropertiesSet();
		factory.start();
		AbstractRedisClient client = factory.getRequiredNativeClient();
		Runnable release = () -> {
			factory.destroy();
			resources.shutdown(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
		};
		if (client instanceof RedisClusterClient cluster) {
			return new LettuceClient.OfCluster(cluster, release);
		}
		return new LettuceClient.OfServer((RedisClient) client, release);
	}

	private LettuceClientConfiguration ours(LettuceSettings settings, ClientResources resources) {
		ClientOptions options = this.given.getClientOptions().orElseGet(ClientOptions::create);
		boolean cluster = RedisConfiguration.isClusterConfiguration(this.configuration);
		LettuceClientConfigurationBuilder builder = LettuceClientConfiguration.builder()
			.clientResources(resources)
			.clientOptions(cluster ? settings.cluster(options) : settings.server(options))
			.commandTimeout(PrivateRedis.COMMAND_TIMEOUT)
			.shutdownQuietPeriod(Duration.ZERO)
			.shutdownTimeout(Duration.ofSeconds(2));
		this.given.getClientName().ifPresent(builder::clientName);
		this.given.getRedisCredentialsProviderFactory().ifPresent(builder::redisCredentialsProviderFactory);
		if (this.given.isUseSsl()) {
			LettuceSslClientConfigurationBuilder ssl = builder.useSsl().verifyPeer(this.given.getVerifyMode());
			if (this.given.isStartTls()) {
				ssl.startTls();
			}
		}
		return builder.build();
	}

}
