package io.ecoai.redis;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.RedisClusterURIUtil;
import io.lettuce.core.resource.ClientResources;

/**
 * An address of Redis as people write it.
 */
final class RedisUrl {

	private static final long SHUTDOWN_SECONDS = 2;

	private final List<RedisURI> addresses;

	private final boolean cluster;

	RedisUrl(String url) {
		String trimmed = url.trim();
		this.cluster = trimmed.contains(",") && !trimmed.startsWith(RedisURI.URI_SCHEME_REDIS_SENTINEL);
		this.addresses = parse(trimmed);
		this.addresses.forEach((address) -> address.setTimeout(PrivateRedis.COMMAND_TIMEOUT));
	}

	private List<RedisURI> parse(String url) {
		try {
			List<RedisURI> parsed = this.cluster ? parseCluster(url) : List.of(RedisURI.create(url));
			if (parsed.isEmpty() || parsed.stream().anyMatch(RedisUrl::leadsNowhere)) {
				throw new InvalidRedisUrlException("it names no host");
			}
			return parsed;
		}
		// Without its cause, whose message may contain the password.
		catch (IllegalArgumentException | NullPointerException ex) {
			throw new InvalidRedisUrlException("it is not a URL of Redis");
		}
	}

	private static List<RedisURI> parseCluster(String url) {
		List<RedisURI> nodes = new ArrayList<>();
		String[] parts = url.split(",");
		boolean eachWithScheme = parts.length > 1 && parts[1].contains("://");
		if (!eachWithScheme) {
			return RedisClusterURIUtil.toRedisURIs(URI.create(url));
		}
		for (String part : parts) {
			nodes.add(RedisURI.create(part.trim()));
		}
		return nodes;
	}

	private static boolean leadsNowhere(RedisURI address) {
		if (!address.getSentinels().isEmpty() || address.getSocket() != null) {
			return false;
		}
		String host = address.getHost();
		// One colon is a port that is no number; more are an address of version 6.
		return host == null || host.isBlank() || host.chars().filter((character) -> character == ':').count() == 1;
	}

	LettuceClient toClient() {
		LettuceSettings settings = new LettuceSettings();
		ClientResources resources = settings.resources();
		if (this.cluster) {
			RedisClusterClient client = RedisClusterClient.create(resources, this.addresses);
			client.setOptions(settings.cluster(ClientOptions.create()));
			return new LettuceClient.OfCluster(client, () -> release(client, resources));
		}
		RedisClient client = RedisClient.create(resources, this.addresses.get(0));
		client.setOptions(settings.server(ClientOptions.create()));
		return new LettuceClient.OfServer(client, () -> release(client, resources));
	}

	private static void release(AbstractRedisClient client, ClientResources resources) {
		client.shutdown(0, SHUTDOWN_SECONDS, TimeUnit.SECONDS);
		resources.shutdown(0, SHUTDOWN_SECONDS, TimeUnit.SECONDS)
			.awaitUninterruptibly(SHUTDOWN_SECONDS, TimeUnit.SECONDS);
	}

}
