package io.ecoai.autoconfigure;

import java.util.List;

import io.ecoai.redis.PrivateRedis;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.SslOptions;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails.Cluster;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails.Node;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails.Sentinel;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails.Standalone;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.data.redis.connection.RedisClusterConfiguration;
import org.springframework.data.redis.connection.RedisConfiguration;
import org.springframework.data.redis.connection.RedisConfiguration.WithAuthentication;
import org.springframework.data.redis.connection.RedisNode;
import org.springframework.data.redis.connection.RedisPassword;
import org.springframework.data.redis.connection.RedisSentinelConfiguration;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration.LettuceClientConfigurationBuilder;

/**
 * Redis as Spring Boot describes it to an application that connects with something else
 * than Lettuce.
 */
final class DescribedRedis {

	private final DataRedisConnectionDetails details;

	DescribedRedis(DataRedisConnectionDetails details) {
		this.details = details;
	}

	PrivateRedis connect() {
		RedisConfiguration configuration = configuration();
		if (configuration instanceof WithAuthentication authenticated) {
			authenticated.setUsername(this.details.getUsername());
			authenticated.setPassword(password(this.details.getPassword()));
		}
		return PrivateRedis.of(configuration, settings(this.details.getSslBundle()));
	}

	private RedisConfiguration configuration() {
		Cluster cluster = this.details.getCluster();
		if (cluster != null) {
			RedisClusterConfiguration configuration = new RedisClusterConfiguration();
			configuration.setClusterNodes(nodes(cluster.getNodes()));
			return configuration;
		}
		Sentinel sentinel = this.details.getSentinel();
		if (sentinel != null) {
			RedisSentinelConfiguration configuration = new RedisSentinelConfiguration();
			configuration.master(sentinel.getMaster());
			configuration.setSentinels(nodes(sentinel.getNodes()));
			configuration.setSentinelUsername(sentinel.getUsername());
			configuration.setSentinelPassword(password(sentinel.getPassword()));
			configuration.setDatabase(sentinel.getDatabase());
			return configuration;
		}
		Standalone standalone = this.details.getStandalone();
		if (standalone == null) {
			throw new InvalidConfigurationException("ecoai.redis.url", "none",
					"the application's connection to Redis is of a kind that is not supported",
					"Set it to the address of the master.");
		}
		RedisStandaloneConfiguration configuration = new RedisStandaloneConfiguration(standalone.getHost(),
				standalone.getPort());
		configuration.setDatabase(standalone.getDatabase());
		return configuration;
	}

	private static List<RedisNode> nodes(List<Node> nodes) {
		return nodes.stream().map((node) -> new RedisNode(node.host(), node.port())).toList();
	}

	private static RedisPassword password(@Nullable String password) {
		return (password != null) ? RedisPassword.of(password) : RedisPassword.none();
	}

	private static LettuceClientConfiguration settings(@Nullable SslBundle bundle) {
		LettuceClientConfigurationBuilder builder = LettuceClientConfiguration.builder();
		if (bundle != null) {
			SslOptions ssl = SslOptions.builder()
				.keyManager(bundle.getManagers().getKeyManagerFactory())
				.trustManager(bundle.getManagers().getTrustManagerFactory())
				.build();
			builder.clientOptions(ClientOptions.builder().sslOptions(ssl).build());
			builder.useSsl();
		}
		return builder.build();
	}

}
