package io.ecoai.redis;

import java.nio.charset.StandardCharsets;

import io.lettuce.core.Range;
import io.lettuce.core.RedisClient;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;

/**
 * All that a server holds, as whoever gets hold of it reads it: names of keys, values,
 * fields and members, byte by byte.
 */
public final class RedisContent {

	private final StringBuilder content = new StringBuilder();

	private final RedisCommands<byte[], byte[]> commands;

	private RedisContent(RedisCommands<byte[], byte[]> commands) {
		this.commands = commands;
	}

	/** Bytes as characters, so that a text can be looked for in what is none. */
	public static String of(String url) {
		RedisClient client = RedisClient.create(url);
		try {
			RedisContent content = new RedisContent(client.connect(ByteArrayCodec.INSTANCE).sync());
			content.commands.keys("*").forEach(content::read);
			return content.content.toString();
		}
		finally {
			client.shutdown();
		}
	}

	private void read(byte[] key) {
		add(key);
		// As a backup has it, too: small values stand in there as they are.
		add(this.commands.dump(key));
		switch (this.commands.type(key)) {
			case "string" -> add(this.commands.get(key));
			case "zset" -> this.commands.zrange(key, 0, -1).forEach(this::add);
			case "hash" -> this.commands.hgetall(key).forEach((field, value) -> {
				add(field);
				add(value);
			});
			case "stream" -> this.commands.xrange(key, Range.unbounded())
				.stream()
				.map(StreamMessage::getBody)
				.forEach((body) -> body.forEach((field, value) -> {
					add(field);
					add(value);
				}));
			default -> throw new IllegalStateException("a key of another type");
		}
	}

	private void add(byte[] bytes) {
		this.content.append(new String(bytes, StandardCharsets.ISO_8859_1)).append('\n');
	}

}
