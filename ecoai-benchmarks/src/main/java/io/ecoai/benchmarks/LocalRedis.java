package io.ecoai.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Locale;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import redis.embedded.RedisServer;
import redis.embedded.core.RedisServerBuilder;

/**
 * A Redis server of this machine that keeps nothing on disk.
 */
public final class LocalRedis implements AutoCloseable {

	private final int port;

	private final RedisServer server;

	/**
	 * Starts it on a free port.
	 * @param settings lines of its configuration
	 */
	public LocalRedis(String... settings) {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			this.port = socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		try {
			RedisServerBuilder builder = RedisServer.newRedisServer()
				.port(this.port)
				.setting("bind 127.0.0.1")
				.setting("save \"\"");
			for (String setting : settings) {
				builder.setting(setting);
			}
			this.server = builder.build();
			this.server.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Its port.
	 * @return the number
	 */
	public int port() {
		return this.port;
	}

	/**
	 * Where it is.
	 * @return its URL
	 */
	public String url() {
		return "redis://127.0.0.1:" + this.port;
	}

	/**
	 * Which version it is.
	 * @return the version
	 */
	public String version() {
		return info("redis_version");
	}

	/**
	 * How much memory it uses.
	 * @return the bytes
	 */
	public long usedBytes() {
		return Long.parseLong(info("used_memory"));
	}

	private String info(String name) {
		RedisClient client = RedisClient.create(url());
		try (StatefulRedisConnection<String, String> connection = client.connect()) {
			return connection.sync()
				.info()
				.lines()
				.filter((line) -> line.toLowerCase(Locale.ROOT).startsWith(name + ':'))
				.map((line) -> line.substring(name.length() + 1).strip())
				.findFirst()
				.orElseThrow(() -> new IllegalStateException("Redis does not tell its " + name));
		}
		finally {
			client.shutdown();
		}
	}

	@Override
	public void close() {
		try {
			this.server.stop();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
