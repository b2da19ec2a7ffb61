package io.ecoai.cache.redis;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

import io.ecoai.cache.CacheEntry;
import io.ecoai.cache.CacheKey;
import io.ecoai.cache.EntryDescription;
import io.ecoai.redis.PrivateRedis;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import org.jspecify.annotations.Nullable;

/**
 * The sorted sets beside the answers.
 */
final class Indexes {

	/** How many of the newest answers of a model can be compared with a request. */
	private static final int NEWEST_KEPT = 1000;

	private static final Duration NEWEST_KEPT_FOR = Duration.ofDays(30);

	/** By how much the clocks of the instances may differ. */
	private static final Duration TOLERANCE = Duration.ofMinutes(1);

	/** What expires later than this does not expire. */
	private static final Duration FOR_EVER = Duration.ofDays(36_500);

	/**
	 * Adds a member; removes some that have expired, a bounded number; lets the index
	 * expire with the last of its members, if all of them do.
	 */
	private static final RedisScript ADD = new RedisScript("""
			redis.call('ZADD', KEYS[1], ARGV[1], ARGV[2])
			local expired = redis.call('ZRANGEBYSCORE', KEYS[1], 0, ARGV[3], 'LIMIT', 0, 200)
			if #expired > 0 then
				redis.call('ZREM', KEYS[1], unpack(expired))
			end
			local lowest = redis.call('ZRANGE', KEYS[1], 0, 0, 'WITHSCORES')
			if #lowest > 0 and tonumber(lowest[2]) < 0 then
				return redis.call('PERSIST', KEYS[1])
			end
			local highest = redis.call('ZRANGE', KEYS[1], -1, -1, 'WITHSCORES')
			if #highest > 0 then
				return redis.call('PEXPIREAT', KEYS[1], string.format('%.0f', tonumber(highest[2]) + ARGV[4]))
			end
			return 0
			""");

	private static final RedisScript ADD_NEWEST = new RedisScript("""
			redis.call('ZADD', KEYS[1], ARGV[1], ARGV[2])
			redis.call('ZREMRANGEBYRANK', KEYS[1], 0, -ARGV[3] - 1)
			return redis.call('PEXPIRE', KEYS[1], ARGV[4])
			""");

	/** Removes members, but none that has been written again meanwhile. */
	private static final RedisScript FORGET = new RedisScript("""
			local removed = 0
			for i = 1, #ARGV, 2 do
				local score = redis.call('ZSCORE', KEYS[1], ARGV[i])
				if score and tonumber(score) == tonumber(ARGV[i + 1]) then
					removed = removed + redis.call('ZREM', KEYS[1], ARGV[i])
				end
			end
			return removed
			""");

	private final RedisKeys keys;

	private final Clock clock;

	Indexes(RedisKeys keys, Clock clock) {
		this.keys = keys;
		this.clock = clock;
	}

	/** Writes a key into all of its indexes. */
	CompletionStage<?> add(RedisClusterAsyncCommands<byte[], byte[]> commands, CacheEntry entry) {
		EntryDescription description = entry.description();
		byte[] member = RedisKeys.bytes(entry.key().value());
		List<byte[]> arguments = List.of(number(scoreOf(entry)), member,
				number(this.clock.instant().minus(TOLERANCE).toEpochMilli()), number(TOLERANCE.toMillis()));
		List<CompletionStage<?>> underway = new ArrayList<>();
		for (String index : this.keys.indexes(description)) {
			underway.add(ADD.run(commands, index, arguments));
		}
		if (!entry.key().isNote()) {
			underway.add(ADD_NEWEST.run(commands, this.keys.newest(description.namespace(), description.model()),
					List.of(number(entry.lifetime().createdAt().toEpochMilli()), member, number(NEWEST_KEPT),
							number(NEWEST_KEPT_FOR.toMillis()))));
		}
		return PrivateRedis.all(underway);
	}

	/** Removes members from an index unless they have other scores by now. */
	CompletionStage<Long> forget(RedisClusterAsyncCommands<byte[], byte[]> commands, String index,
			List<Member> members) {
		List<byte[]> arguments = new ArrayList<>();
		for (Member member : members) {
			arguments.add(RedisKeys.bytes(member.key().value()));
			arguments.add(number(member.score()));
		}
		return FORGET.run(commands, index, arguments);
	}

	/** How long an answer lives, or {@code null} if for ever. */
	@Nullable Duration timeLeft(@Nullable Instant expiresAt) {
		if (expiresAt == null) {
			return null;
		}
		Duration left = Duration.between(this.clock.instant(), expiresAt);
		return (left.compareTo(FOR_EVER) < 0) ? left : null;
	}

	long scoreOf(CacheEntry entry) {
		Instant expiresAt = entry.expiresAt();
		return (expiresAt != null && timeLeft(expiresAt) != null) ? expiresAt.toEpochMilli()
				: -entry.lifetime().createdAt().toEpochMilli();
	}

	/**
	 * Whether a member without an answer is one for good: an answer is written shortly
	 * after its members, and those that expire leave by themselves.
	 */
	boolean isLeftBehind(Member member) {
		return member.score() < 0 && -member.score() < this.clock.instant().minus(TOLERANCE).toEpochMilli();
	}

	private static byte[] number(long number) {
		return RedisKeys.bytes(Long.toString(number));
	}

	/**
	 * A member of an index.
	 *
	 * @param key the key of an answer
	 * @param score what the index says of it
	 */
	record Member(CacheKey key, long score) {

	}

}
