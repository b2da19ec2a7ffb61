package io.ecoai.redis;

import io.lettuce.core.RedisException;

/**
 * Hears what is published in a channel. Called on a thread of the connection, one call
 * after another: must be quick, must not wait for Redis and must not throw.
 */
public interface ChannelListener {

	/**
	 * Something was published.
	 * @param message the bytes, not to be modified
	 */
	void onMessage(byte[] message);

	/**
	 * The subscription stands, for the first time or again. What was published before is
	 * lost.
	 */
	default void onSubscribed() {
	}

	/**
	 * The connection is gone, so that nothing is heard until {@link #onSubscribed()}. May
	 * be called more than once for one loss.
	 */
	default void onLost() {
	}

	/**
	 * The server has refused the subscription, so that nothing will be heard.
	 * @param refusal what it says
	 */
	default void onRefused(RedisException refusal) {
	}

}
