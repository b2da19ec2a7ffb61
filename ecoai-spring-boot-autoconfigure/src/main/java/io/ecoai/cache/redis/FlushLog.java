package io.ecoai.cache.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

import io.ecoai.cache.CacheEntry;
import io.ecoai.cache.FlushFilter;
import io.ecoai.redis.PrivateRedis;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XAddArgs;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;

/**
 * What has been flushed lately, by any instance. A flush is entered before anything is
 * removed, so that an answer which is put afterwards, and was begun before, can be told.
 */
final class FlushLog {

	/** The mark of a log without entries. */
	static final String BEGINNING = "0-0";

	private static final int KEPT = 1000;

	/** Longer than any call takes. */
	private static final Duration KEPT_FOR = Duration.ofHours(1);

	private static final byte[] FILTER = RedisKeys.bytes("filter");

	private final FilterFormat format = new FilterFormat();

	private final PrivateRedis redis;

	private final byte[] name;

	FlushLog(PrivateRedis redis, RedisKeys keys) {
		this.redis = redis;
		this.name = keys.flushes();
	}

	byte[] name() {
		return this.name;
	}

	/** How far the log has come. */
	CompletionStage<String> mark() {
		return this.redis.commands()
			.xrevrange(this.name, Range.unbounded(), Limit.from(1))
			.thenApply((last) -> last.isEmpty() ? BEGINNING : last.get(0).getId());
	}

	CompletionStage<?> add(FlushFilter filter) {
		return this.redis.commands()
			.xadd(this.name, XAddArgs.Builder.maxlen(KEPT).approximateTrimming(),
					Map.of(FILTER, this.format.writeBytes(filter)))
			.thenCompose((added) -> this.redis.commands().pexpire(this.name, KEPT_FOR.toMillis()));
	}

	/** What was flushed after a mark. */
	CompletionStage<Since> since(String mark) {
		StreamOffset<byte[]> after = StreamOffset.from(this.name, mark);
		return this.redis.commands()
			.xread(XReadArgs.Builder.count(KEPT), after)
			.thenApply((flushes) -> since(mark, flushes));
	}

	private Since since(String mark, List<StreamMessage<byte[], byte[]>> flushes) {
		List<FlushFilter> filters = new ArrayList<>();
		String last = mark;
		for (StreamMessage<byte[], byte[]> flush : flushes) {
			// Arrays are not equal as keys of a map, and there is only one.
			flush.getBody().values().forEach((filter) -> filters.add(this.format.readBytes(filter)));
			last = flush.getId();
		}
		if (flushes.size() >= KEPT) {
			filters.add(FlushFilter.all());
		}
		return new Since(last, filters);
	}

	/**
	 * What was flushed after a mark.
	 *
	 * @param mark how far the log has come
	 * @param filters what was flushed
	 */
	record Since(String mark, List<FlushFilter> filters) {

		boolean matches(CacheEntry entry) {
			return this.filters.stream().anyMatch((filter) -> filter.matches(entry.key(), entry.description()));
		}

	}

}
