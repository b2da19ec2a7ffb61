package io.ecoai.cache.redis;

import java.util.Map;

import io.ecoai.cache.CacheKey;
import io.ecoai.cache.FlushFilter;
import io.ecoai.cache.Peers;
import io.ecoai.redis.messages.Messages;

/**
 * The other instances that use the same prefix in Redis. Thread-safe.
 */
public final class RedisPeers implements Peers {

	private static final String FLUSHED = "flushed";

	private static final String REPLACED = "replaced";

	private final FilterFormat format = new FilterFormat();

	private final Messages messages;

	/**
	 * Creates it without connecting.
	 * @param messages how the others are told
	 */
	public RedisPeers(Messages messages) {
		this.messages = messages;
	}

	/**
	 * The message that an answer has taken the place of another, to be sent by a script.
	 */
	static byte[] replaced(Messages messages, CacheKey key) {
		return messages.message(REPLACED, Map.of("key", key.value()));
	}

	@Override
	public void listen(Listener listener) {
		this.messages.listen(FLUSHED, (content) -> listener.flushed(this.format.read(content)));
		this.messages.listen(REPLACED, (content) -> {
			if (content.get("key") instanceof String key) {
				listener.replaced(new CacheKey(key));
			}
		});
		this.messages.onMissed(listener::missed);
	}

	@Override
	public boolean inTouch() {
		return this.messages.inTouch();
	}

	@Override
	public void flushed(FlushFilter filter) {
		this.messages.send(FLUSHED, this.format.write(filter));
	}

}
