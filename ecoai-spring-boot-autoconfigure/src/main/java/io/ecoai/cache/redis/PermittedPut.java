package io.ecoai.cache.redis;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.ecoai.cache.CacheEntry;
import io.ecoai.cache.CacheKey;
import io.ecoai.redis.PrivateRedis;
import io.ecoai.redis.messages.Messages;
import io.lettuce.core.cluster.api.async.RedisAdvancedClusterAsyncCommands;
import org.jspecify.annotations.Nullable;

/**
 * Writes an answer unless somebody has taken over its lease, has refreshed it or has
 * flushed it meanwhile. A refresh ends the lease of whoever is still asking. With one
 * server all is decided in the same step. In a cluster the log of flushes is on another
 * server, so what was flushed is looked up before, and again afterwards: what was flushed
 * in the moment between is removed again, and so from the memory of those who have read
 * it in that moment.
 */
final class PermittedPut {

	private static final int MOST_TRIES = 3;

	/** It has lost its lease, or what was asked for later is kept already. */
	private static final int TOO_LATE = 0;

	private static final int KEPT = 1;

	/** Something was flushed of which it is not known whether it matches. */
	private static final int LOG_MOVED_ON = 2;

	private static final byte[] NOTHING = new byte[0];

	/**
	 * A lease that has expired and that nobody has taken does no harm as long as there is
	 * no answer that could be newer.
	 */
	private static final RedisScript PUT = new RedisScript("""
			local answer, lease, order, flushes = unpack(KEYS)
			local value, millis, token, mark, channel, message, number, refreshMillis = unpack(ARGV)
			local before = redis.call('EXISTS', answer)
			if number ~= '' and tonumber(redis.call('HGET', order, 'kept') or '0') > tonumber(number) then
				return 0
			end
			if token ~= '' then
				local holder = redis.call('GET', lease)
				if holder ~= token and ((holder and holder ~= '-') or before == 1) then
					return 0
				end
			end
			if flushes then
				local last = redis.call('XREVRANGE', flushes, '+', '-', 'COUNT', 1)
				if not last[1] or last[1][1] ~= mark then
					return 2
				end
			end
			if millis == '' then
				redis.call('SET', answer, value)
			else
				redis.call('SET', answer, value, 'PX', millis)
			end
			if refreshMillis ~= '' then
				redis.call('HSET', order, 'kept', number)
				if tonumber(redis.call('HGET', order, 'asked') or '0') < tonumber(number) then
					redis.call('HSET', order, 'asked', number)
				end
				redis.call('PEXPIRE', order, refreshMillis)
			end
			if refreshMillis ~= '' or (token ~= '' and redis.call('GET', lease) == token) then
				redis.call('DEL', lease)
			end
			if refreshMillis ~= '' or before == 1 then
				redis.pcall('PUBLISH', channel, message)
			end
			return 1
			""");

	/** Removes what was written, if it is still that. */
	private static final RedisScript TAKE_BACK = new RedisScript("""
			if redis.sha1hex(redis.call('GET', KEYS[1]) or '') == ARGV[1] then
				redis.call('UNLINK', KEYS[1])
			end
			redis.pcall('PUBLISH', ARGV[2], ARGV[3])
			return 0
			""");

	private final PrivateRedis redis;

	private final Messages messages;

	private final RedisKeys keys;

	private final FlushLog flushes;

	PermittedPut(PrivateRedis redis, Messages messages, RedisKeys keys, FlushLog flushes) {
		this.redis = redis;
		this.messages = messages;
		this.keys = keys;
		this.flushes = flushes;
	}

	/**
	 * Writes an answer.
	 * @param value its bytes
	 * @param left how long it lives, or {@code null} if for ever
	 * @param permit what it depends on, or {@code null} for nothing
	 * @return whether it was permitted
	 */
	CompletionStage<Boolean> put(CacheEntry entry, byte[] value, @Nullable Duration left,
			@Nullable RedisPermit permit) {
		byte[] millis = (left != null) ? RedisKeys.bytes(Long.toString(Math.max(1, left.toMillis()))) : NOTHING;
		String mark = (permit != null) ? permit.mark() : null;
		if (mark == null || !isCluster()) {
			return put(entry, value, millis, permit, mark, MOST_TRIES);
		}
		return this.flushes.since(mark)
			.thenCompose((since) -> since.matches(entry) ? CompletableFuture.completedFuture(false)
					: put(entry, value, millis, permit, since.mark(), MOST_TRIES));
	}

	private boolean isCluster() {
		return this.redis.commands() instanceof RedisAdvancedClusterAsyncCommands;
	}

	private CompletionStage<Boolean> put(CacheEntry entry, byte[] value, byte[] millis, @Nullable RedisPermit permit,
			@Nullable String mark, int tries) {
		boolean cluster = isCluster();
		byte[] answer = this.keys.answer(entry.key());
		byte[] lease = this.keys.lease(entry.key());
		byte[] order = this.keys.order(entry.key());
		List<byte[]> names = (cluster || mark == null) ? List.of(answer, lease, order)
				: List.of(answer, lease, order, this.flushes.name());
		String token = (permit != null) ? permit.token() : null;
		List<byte[]> arguments = List.of(value, millis, RedisKeys.bytes(Objects.requireNonNullElse(token, "")),
				RedisKeys.bytes(Objects.requireNonNullElse(mark, "")), this.messages.channel(),
				RedisPeers.replaced(this.messages, entry.key()),
				(permit != null) ? RedisKeys.bytes(Long.toString(permit.number())) : NOTHING,
				(permit != null && permit.isRefresh()) ? RefreshOrder.lifetime() : NOTHING);
		return PUT.run(this.redis.commands(), names, arguments).thenCompose((outcome) -> switch (outcome.intValue()) {
			case TOO_LATE -> CompletableFuture.completedFuture(false);
			case KEPT -> (cluster && mark != null) ? takeBackIfFlushed(entry, value, mark)
					: CompletableFuture.completedFuture(true);
			case LOG_MOVED_ON -> this.flushes.since(Objects.requireNonNull(mark))
				.thenCompose((since) -> (tries == 0 || since.matches(entry)) ? CompletableFuture.completedFuture(false)
						: put(entry, value, millis, permit, since.mark(), tries - 1));
			default -> throw new IllegalStateException("The script has no outcome " + outcome);
		});
	}

	private CompletionStage<Boolean> takeBackIfFlushed(CacheEntry entry, byte[] value, String mark) {
		CompletionStage<Boolean> flushed = this.flushes.since(mark)
			.thenApply((since) -> since.matches(entry))
			// Nobody knows, so it must not stay.
			.exceptionally((failure) -> true);
		return flushed.thenCompose((matches) -> matches ? takeBack(entry.key(), value).thenApply((done) -> false)
				: CompletableFuture.completedFuture(true));
	}

	private CompletionStage<Long> takeBack(CacheKey key, byte[] value) {
		return TAKE_BACK.run(this.redis.commands(), List.of(this.keys.answer(key)),
				List.of(RedisKeys.bytes(RedisScript.digest(value)), this.messages.channel(),
						RedisPeers.replaced(this.messages, key)));
	}

}
