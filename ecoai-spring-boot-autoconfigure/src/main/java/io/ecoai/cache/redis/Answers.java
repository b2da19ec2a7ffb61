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
 * Looks at many answers at once without their payloads.
 */
final class Answers {

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
		this.redis.await(Indexes.all(new ArrayList<>(underway.values())), patience);
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
		}).thenApply((bytes) -> new Found(bytes.length > 0, this.format.read(key, bytes)));
	}

	private CompletionStage<byte[]> beginning(CacheKey key, int length) {
		return this.redis.commands().getrange(this.keys.answer(key), 0, length - 1L);
	}

	/**
	 * What stands under a key.
	 *
	 * @param exists whether there is anything
	 * @param entry what it is, without a whole payload; {@code null} if it cannot be read
	 */
	record Found(boolean exists, @Nullable CacheEntry entry) {

	}

}
