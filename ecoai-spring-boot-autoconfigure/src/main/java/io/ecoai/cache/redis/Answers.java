package io.ecoai.cache.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.ecoai.cache.CacheEntry;
import io.ecoai.cache.CacheKey;
import io.ecoai.redis.PrivateRedis;
import org.jspecify.annotations.Nullable;

/**
 * Looks at many answers at once without their payloads, and removes what it has seen.
 */
final class Answers {

	private static final RedisScript REMOVE = new RedisScript("""
			if redis.sha1hex(redis.call('GETRANGE', KEYS[1], 0, ARGV[1])) == ARGV[2] then
				return redis.call('UNLINK', KEYS[1])
			end
			return 0
			""");

	private final PrivateRedis redis;

	private final RedisKeys keys;

	private final EntryFormat format = new EntryFormat();

	Answers(PrivateRedis redis, RedisKeys keys) {
		this.redis = redis;
		this.keys = keys;
	}

	/**
	 * What is known of some answers, by key. Those that are gone are missing.
	 */
	Map<CacheKey, Found> look(List<CacheKey> keys, Duration patience) {
		Map<CacheKey, CompletionStage<Found>> underway = new LinkedHashMap<>();
		keys.forEach((key) -> underway.put(key, look(key)));
		this.redis.await(PrivateRedis.all(new ArrayList<>(underway.values())), patience);
		Map<CacheKey, Found> found = new LinkedHashMap<>();
		underway.forEach((key, stage) -> {
			Found answer = stage.toCompletableFuture().join();
			if (answer.exists()) {
				found.put(key, answer);
			}
		});
		return found;
	}

	private CompletionStage<Found> look(CacheKey key) {
		return beginning(key, EntryFormat.LIKELY_HEADER_LENGTH).thenCompose((beginning) -> {
			int end = this.format.endOfHeader(beginning);
			boolean whole = end <= beginning.length || beginning.length < EntryFormat.LIKELY_HEADER_LENGTH;
			return whole ? CompletableFuture.completedFuture(beginning) : beginning(key, end);
		}).thenApply((bytes) -> new Found(bytes, this.format.read(key, bytes)));
	}

	/** Removes an answer, unless another has taken its place since it was looked at. */
	CompletionStage<Long> remove(CacheKey key, Found seen) {
		return REMOVE.run(this.redis.commands(), List.of(this.keys.answer(key)),
				List.of(RedisKeys.bytes(Integer.toString(seen.beginning().length - 1)),
						RedisKeys.bytes(RedisScript.digest(seen.beginning()))));
	}

	private CompletionStage<byte[]> beginning(CacheKey key, int length) {
		return this.redis.commands().getrange(this.keys.answer(key), 0, length - 1L);
	}

	/**
	 * What stands under a key.
	 *
	 * @param beginning its first bytes, none if there is nothing
	 * @param entry what it is, without a whole payload; {@code null} if it cannot be read
	 */
	record Found(byte[] beginning, @Nullable CacheEntry entry) {

		boolean exists() {
			return this.beginning.length > 0;
		}

	}

}
