package io.ecoai.cache.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;

import io.ecoai.cache.CacheKey;
import io.ecoai.cache.CacheStatistics;
import io.ecoai.redis.PrivateRedis;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Tells how full the store is without looking at all of it.
 */
final class Estimate {

	private static final int SAMPLE = 32;

	private final PrivateRedis redis;

	private final RedisKeys keys;

	private final byte[] index;

	Estimate(PrivateRedis redis, RedisKeys keys) {
		this.redis = redis;
		this.keys = keys;
		this.index = RedisKeys.bytes(keys.all());
	}

	CacheStatistics take(String storage, Duration patience) {
		long named = count(this.redis.await(this.redis.commands().zcard(this.index), patience));
		if (named == 0) {
			return new CacheStatistics(storage, 0, 0);
		}
		long start = (named > SAMPLE) ? ThreadLocalRandom.current().nextLong(named - SAMPLE + 1) : 0;
		List<byte[]> members = Objects.requireNonNullElse(
				this.redis.await(this.redis.commands().zrange(this.index, start, start + SAMPLE - 1), patience),
				List.of());
		List<CompletionStage<Long>> lengths = new ArrayList<>();
		List<Boolean> notes = new ArrayList<>();
		for (byte[] member : members) {
			CacheKey key = new CacheKey(new String(member, UTF_8));
			lengths.add(this.redis.commands().strlen(this.keys.answer(key)));
			notes.add(key.isNote());
		}
		this.redis.await(PrivateRedis.all(lengths), patience);
		long answers = 0;
		long bytes = 0;
		for (int i = 0; i < lengths.size(); i++) {
			long length = lengths.get(i).toCompletableFuture().join();
			bytes += length;
			answers += (length > 0 && !notes.get(i)) ? 1 : 0;
		}
		double scale = (double) named / Math.max(1, lengths.size());
		return new CacheStatistics(storage, Math.round(scale * answers), Math.round(scale * bytes));
	}

	private static long count(@Nullable Long count) {
		return (count != null) ? count : 0;
	}

}
