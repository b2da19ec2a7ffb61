package io.ecoai.benchmarks.chat;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import org.jspecify.annotations.Nullable;

/**
 * One connection of Lettuce, which reads what EcoAI has written.
 */
final class RawRedis implements RawStore {

	private final RedisClient client;

	private final RedisCommands<String, byte[]> commands;

	RawRedis(String url) {
		this.client = RedisClient.create(url);
		this.commands = this.client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE)).sync();
	}

	@Override
	public byte @Nullable [] get(String key) {
		return this.commands.get("ecoai:v1:answer:{" + key + "}");
	}

	/** Removes everything that the server keeps. */
	void clear() {
		this.commands.flushall();
	}

	@Override
	public void close() {
		this.client.shutdown();
	}

}
