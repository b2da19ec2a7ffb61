package io.ecoai.settings.redis;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import io.ecoai.redis.PrivateRedis;
import io.ecoai.redis.messages.Messages;
import io.ecoai.settings.SharedSettings;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Shares settings through Redis with all instances that use the same prefix. Thread-safe.
 */
public final class RedisSharedSettings implements SharedSettings {

	/** The kind of message that tells of a change. */
	private static final String CHANGED = "settings";

	/** Nobody waits for it but those who change settings. */
	private static final Duration PATIENCE = Duration.ofSeconds(1);

	private final PrivateRedis redis;

	private final Messages messages;

	private final byte[] name;

	/**
	 * Shares settings.
	 * @param redis the connection, which is not closed with this
	 * @param messages how others are told
	 * @param keyPrefix what all keys begin with
	 */
	public RedisSharedSettings(PrivateRedis redis, Messages messages, String keyPrefix) {
		this.redis = redis;
		this.messages = messages;
		this.name = (keyPrefix + "v1:settings").getBytes(UTF_8);
	}

	@Override
	public void listen(Runnable changed) {
		this.messages.listen(CHANGED, (content) -> changed.run());
		this.messages.onMissed(changed);
	}

	@Override
	public Map<String, String> read() {
		Map<byte[], byte[]> stored = this.redis.await(this.redis.commands().hgetall(this.name), PATIENCE);
		Map<String, String> values = new HashMap<>();
		Objects.requireNonNullElse(stored, Map.<byte[], byte[]>of())
			.forEach((key, value) -> values.put(new String(key, UTF_8), new String(value, UTF_8)));
		return values;
	}

	@Override
	public void write(Map<String, String> values) {
		this.redis.awaitConnection(PATIENCE);
		Map<byte[], byte[]> stored = new HashMap<>();
		values.forEach((key, value) -> stored.put(key.getBytes(UTF_8), value.getBytes(UTF_8)));
		this.redis.await(this.redis.commands().hset(this.name, stored), PATIENCE);
		this.messages.send(CHANGED, Map.of());
	}

}
