package io.ecoai.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A real master with a replica, and one Sentinel that makes the replica the master when
 * the master is gone.
 */
public final class RedisSentinelProcess implements AutoCloseable {

	private final RedisProcess master;

	private final RedisProcess replica;

	private final RedisProcess sentinel;

	private RedisSentinelProcess(RedisProcess master, RedisProcess replica, RedisProcess sentinel) {
		this.master = master;
		this.replica = replica;
		this.sentinel = sentinel;
	}

	public static RedisSentinelProcess running(Path folder) {
		RedisProcess master = RedisProcess.running();
		RedisProcess replica = RedisProcess.running("--replicaof", "127.0.0.1", String.valueOf(master.port()),
				"--repl-diskless-sync", "yes", "--repl-diskless-sync-delay", "0");
		try {
			Path file = Files.writeString(folder.resolve("sentinel.conf"), """
					sentinel monitor ecoai 127.0.0.1 %d 1
					sentinel down-after-milliseconds ecoai 1000
					sentinel failover-timeout ecoai 3000
					""".formatted(master.port()));
			return new RedisSentinelProcess(master, replica, RedisProcess.sentinel(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public RedisProcess master() {
		return this.master;
	}

	public RedisProcess replica() {
		return this.replica;
	}

	public String url() {
		return "redis-sentinel://127.0.0.1:" + this.sentinel.port() + "#ecoai";
	}

	@Override
	public void close() {
		this.sentinel.close();
		this.replica.close();
		this.master.close();
	}

}
