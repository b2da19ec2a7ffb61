package io.ecoai.cache.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

import io.ecoai.cache.CacheEntry;
import io.ecoai.cache.CacheKey;
import io.ecoai.cache.FlushFilter;
import io.ecoai.cache.FlushFilter.Field;
import io.ecoai.cache.redis.Answers.Found;
import io.ecoai.cache.redis.Indexes.Member;
import io.ecoai.redis.PrivateRedis;
import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import io.lettuce.core.ScoredValueScanCursor;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Removes the answers that a filter matches: those that an index names, and where an
 * index may have been evicted all that the servers have. Each is checked before it is
 * removed. What cannot be read cannot be checked, may be among those that are to leave,
 * and leaves too. Blocks until it is done or has failed.
 */
final class Flush {

	private static final Log logger = LogFactory.getLog(Flush.class);

	private static final int BATCH = 500;

	/** For a batch; a single command is given less by the connection. */
	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final PrivateRedis redis;

	private final RedisKeys keys;

	private final Indexes indexes;

	private final Answers answers;

	private final FlushFilter filter;

	Flush(PrivateRedis redis, RedisKeys keys, Indexes indexes, FlushFilter filter) {
		this.redis = redis;
		this.keys = keys;
		this.indexes = indexes;
		this.answers = new Answers(redis, keys);
		this.filter = filter;
	}

	/** How many answers have left. */
	long run() {
		List<CacheKey> named = this.filter.valuesOf(Field.KEY)
			.map(CacheKey::new)
			.flatMap((key) -> key.ofAllKinds().stream())
			.toList();
		if (!named.isEmpty()) {
			return remove(named.stream().map((key) -> new Member(key, 0)).toList(), null);
		}
		long removed = throughIndex(this.keys.index(this.filter));
		List<RedisClusterAsyncCommands<byte[], byte[]>> masters = await(this.redis.masters());
		for (RedisClusterAsyncCommands<byte[], byte[]> master : masters) {
			if (mayHaveEvicted(master)) {
				// The answers of an index that one server has lost are on all of them.
				return removed + throughServers(masters, removed);
			}
		}
		return removed;
	}

	private boolean mayHaveEvicted(RedisClusterAsyncCommands<byte[], byte[]> master) {
		try {
			return new Eviction(await(master.info("memory")), await(master.info("stats"))).mayHaveHappened();
		}
		catch (RedisCommandExecutionException ex) {
			// A user need not have the right to ask.
			logger.debug("It is not known whether the server evicts keys", ex);
			return true;
		}
	}

	private long throughIndex(String index) {
		long removed = 0;
		ScanCursor cursor = ScanCursor.INITIAL;
		while (!cursor.isFinished()) {
			ScoredValueScanCursor<byte[]> page = await(
					this.redis.commands().zscan(RedisKeys.bytes(index), cursor, ScanArgs.Builder.limit(BATCH)));
			List<Member> members = page.getValues()
				.stream()
				.map((value) -> new Member(new CacheKey(new String(value.getValue(), UTF_8)), (long) value.getScore()))
				.toList();
			removed += remove(members, index);
			cursor = page;
		}
		return removed;
	}

	private long throughServers(List<RedisClusterAsyncCommands<byte[], byte[]>> masters, long before) {
		try {
			return throughServers(masters);
		}
		catch (RedisCommandExecutionException ex) {
			throw new RedisException(
					("%d answers have left that an index names, and there may be more: whether the server has evicted an "
							+ "index, or has answers that none names, it does not tell (%s). Grant the user of Redis +info, "
							+ "and +scan where the server may evict keys")
						.formatted(before, ex.getMessage()),
					ex);
		}
	}

	private long throughServers(List<RedisClusterAsyncCommands<byte[], byte[]>> masters) {
		long removed = 0;
		ScanArgs pattern = ScanArgs.Builder.limit(BATCH).match(this.keys.everyAnswer());
		for (RedisClusterAsyncCommands<byte[], byte[]> master : masters) {
			ScanCursor cursor = ScanCursor.INITIAL;
			while (!cursor.isFinished()) {
				KeyScanCursor<byte[]> page = await(master.scan(cursor, pattern));
				List<Member> members = new ArrayList<>();
				for (byte[] name : page.getKeys()) {
					CacheKey key = this.keys.keyOf(name);
					if (key != null) {
						members.add(new Member(key, 0));
					}
				}
				removed += remove(members, null);
				cursor = page;
			}
		}
		return removed;
	}

	private long remove(List<Member> members, @Nullable String index) {
		if (members.isEmpty()) {
			return 0;
		}
		Map<CacheKey, Found> found = this.answers.look(members.stream().map(Member::key).toList(), PATIENCE);
		List<CompletionStage<Long>> unlinks = new ArrayList<>();
		List<CompletionStage<Long>> notes = new ArrayList<>();
		Map<String, List<Member>> leaving = new LinkedHashMap<>();
		found.forEach((key, answer) -> {
			CacheEntry entry = answer.entry();
			if (entry == null || this.filter.matches(key, entry.description())) {
				(key.isNote() ? notes : unlinks).add(this.answers.remove(key, answer));
			}
			if (entry != null && this.filter.matches(key, entry.description())) {
				Member member = new Member(key, this.indexes.scoreOf(entry));
				this.keys.indexes(entry.description())
					.forEach((other) -> leaving.computeIfAbsent(other, (name) -> new ArrayList<>()).add(member));
			}
		});
		this.redis.await(PrivateRedis.all(unlinks), PATIENCE);
		this.redis.await(PrivateRedis.all(notes), PATIENCE);
		if (index != null) {
			members.stream()
				.filter((member) -> !found.containsKey(member.key()) && this.indexes.isLeftBehind(member))
				.forEach((member) -> leaving.computeIfAbsent(index, (name) -> new ArrayList<>()).add(member));
		}
		forget(leaving);
		return unlinks.stream().mapToLong((unlink) -> unlink.toCompletableFuture().join()).sum();
	}

	private void forget(Map<String, List<Member>> leaving) {
		List<CompletionStage<?>> underway = new ArrayList<>();
		leaving.forEach((index, members) -> {
			for (int i = 0; i < members.size(); i += BATCH) {
				underway.add(this.indexes.forget(this.redis.commands(), index,
						members.subList(i, Math.min(members.size(), i + BATCH))));
			}
		});
		this.redis.await(PrivateRedis.all(underway), PATIENCE);
	}

	private <T> T await(CompletionStage<T> answer) {
		T result = this.redis.await(answer, PATIENCE);
		if (result == null) {
			throw new IllegalStateException("Redis has answered nothing");
		}
		return result;
	}

}
