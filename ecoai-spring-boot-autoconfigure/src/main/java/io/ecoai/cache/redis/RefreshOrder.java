package io.ecoai.cache.redis;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

import io.ecoai.cache.CacheKey;
import io.ecoai.redis.PrivateRedis;

/**
 * Which answers were asked for before a refresh, so that none of them comes after it. A
 * hash beside each answer that is refreshed counts the refreshes that were asked for and
 * names the last one that is kept: an answer has the number of the last refresh that was
 * asked for before it, or of its own. Clocks decide nothing.
 */
final class RefreshOrder {

	/** Longer than any call takes. */
	static final Duration KEPT_FOR = Duration.ofHours(1);

	private static final byte[] ASKED = RedisKeys.bytes("asked");

	private static final RedisScript REFRESH = new RedisScript("""
			local number = redis.call('HINCRBY', KEYS[1], 'asked', 1)
			redis.call('PEXPIRE', KEYS[1], ARGV[1])
			return number
			""");

	/** First what a full server can do as well. */
	private static final RedisScript DISCARD = new RedisScript("""
			local removed = redis.call('UNLINK', KEYS[2])
			redis.call('DEL', KEYS[3])
			redis.pcall('PUBLISH', ARGV[2], ARGV[3])
			local number = redis.pcall('HINCRBY', KEYS[1], 'asked', 1)
			if type(number) == 'number' then
				redis.pcall('HSET', KEYS[1], 'kept', number)
				redis.call('PEXPIRE', KEYS[1], ARGV[1])
			end
			return removed
			""");

	private final PrivateRedis redis;

	private final RedisKeys keys;

	RefreshOrder(PrivateRedis redis, RedisKeys keys) {
		this.redis = redis;
		this.keys = keys;
	}

	/** The number of an answer that is asked for now and refreshes nothing. */
	CompletionStage<Long> number(CacheKey key) {
		return this.redis.commands()
			.hget(this.keys.order(key), ASKED)
			.thenApply((asked) -> (asked != null) ? Long.parseLong(RedisKeys.text(asked)) : 0L);
	}

	/** The number of an answer that is to take the place of all before. */
	CompletionStage<Long> refresh(CacheKey key) {
		return REFRESH.run(this.redis.commands(), List.of(this.keys.order(key)), List.of(lifetime()));
	}

	/**
	 * Removes an answer and lets none come that has been asked for so far.
	 * @param channel where others are told
	 * @param message what they are told
	 */
	CompletionStage<Long> discard(CacheKey key, byte[] channel, byte[] message) {
		return DISCARD.run(this.redis.commands(),
				List.of(this.keys.order(key), this.keys.answer(key), this.keys.lease(key)),
				List.of(lifetime(), channel, message));
	}

	static byte[] lifetime() {
		return RedisKeys.bytes(Long.toString(KEPT_FOR.toMillis()));
	}

}
