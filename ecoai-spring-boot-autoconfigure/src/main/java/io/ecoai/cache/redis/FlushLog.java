package io.ecoai.cache.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

import io.ecoai.cache.CacheEntry;
import io.ecoai.cache.FlushFilter;
import io.ecoai.redis.PrivateRedis;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.Range.Boundary;
import io.lettuce.core.StreamMessage;

/**
 * What has been flushed lately, by any instance. A flush is entered before anything is
 * removed, so that an answer which is put afterwards, and was begun before, can be told.
 * A log may be gone, since a server evicts keys and loses all when it starts again. So
 * each begins with a flush of everything, no log is ever empty for those who know a mark
 * of it, and whoever does not find its mark any more takes everything for flushed.
 */
final class FlushLog {

	private static final int KEPT = 1000;

	/** Half of it is longer than any call takes. */
	private static final Duration KEPT_FOR = Duration.ofHours(1);

	private static final RedisScript MARK = new RedisScript("""
			if redis.call('EXISTS', KEYS[1]) == 0 then
				redis.call('XADD', KEYS[1], '*', 'filter', ARGV[1])
			end
			if redis.call('PTTL', KEYS[1]) < ARGV[2] / 2 then
				redis.call('PEXPIRE', KEYS[1], ARGV[2])
			end
			return redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)[1][1]
			""");

	private static final RedisScript ADD = new RedisScript("""
			if redis.call('EXISTS', KEYS[1]) == 0 then
				redis.call('XADD', KEYS[1], '*', 'filter', ARGV[1])
			end
			redis.call('XADD', KEYS[1], 'MAXLEN', '~', ARGV[3], '*', 'filter', ARGV[4])
			return redis.call('PEXPIRE', KEYS[1], ARGV[2])
			""");

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
		return MARK.ask(this.redis.commands(), List.of(this.name), List.of(everything(), lifetime()));
	}

	CompletionStage<?> add(FlushFilter filter) {
		return ADD.run(this.redis.commands(), List.of(this.name), List.of(everything(), lifetime(),
				RedisKeys.bytes(Integer.toString(KEPT)), this.format.writeBytes(filter)));
	}

	private byte[] everything() {
		return this.format.writeBytes(FlushFilter.all());
	}

	private static byte[] lifetime() {
		return RedisKeys.bytes(Long.toString(KEPT_FOR.toMillis()));
	}

	/** What was flushed after a mark. */
	CompletionStage<Since> since(String mark) {
		Range<String> fromMark = Range.from(Boundary.including(mark), Boundary.unbounded());
		return this.redis.commands()
			.xrange(this.name, fromMark, Limit.from(KEPT + 2L))
			.thenApply((flushes) -> since(mark, flushes));
	}

	private Since since(String mark, List<StreamMessage<byte[], byte[]>> flushes) {
		boolean known = !flushes.isEmpty() && flushes.get(0).getId().equals(mark);
		if (!known || flushes.size() > KEPT + 1) {
			return new Since(mark, List.of(FlushFilter.all()));
		}
		List<FlushFilter> filters = new ArrayList<>();
		String last = mark;
		for (StreamMessage<byte[], byte[]> flush : flushes.subList(1, flushes.size())) {
			// Arrays are not equal as keys of a map, and there is only one.
			flush.getBody().values().forEach((filter) -> filters.add(this.format.readBytes(filter)));
			last = flush.getId();
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
