package io.ecoai.cache.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;

import io.ecoai.cache.CacheKey;
import io.ecoai.cache.redis.Indexes.Member;
import io.ecoai.redis.PrivateRedis;
import io.lettuce.core.Range;
import io.lettuce.core.Range.Boundary;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Keeps an index from growing for ever with answers that never expire and that the server
 * has evicted: now and then some members are looked at, wherever it is written to. On
 * average more are looked at than are written.
 */
final class Pruning {

	/** One write in so many looks at members. */
	private static final int INTERVAL = 16;

	private static final int WINDOW = 64;

	private static final Range<Long> NEVER_EXPIRING = Range.from(Boundary.unbounded(), Boundary.excluding(0L));

	private final RedisKeys keys;

	private final Indexes indexes;

	Pruning(RedisKeys keys, Indexes indexes) {
		this.keys = keys;
		this.indexes = indexes;
	}

	/** After a write to some indexes. */
	CompletionStage<?> afterWrite(RedisClusterAsyncCommands<byte[], byte[]> commands, Set<String> written) {
		if (ThreadLocalRandom.current().nextInt(INTERVAL) > 0) {
			return CompletableFuture.completedFuture(true);
		}
		return PrivateRedis.all(written.stream().map((index) -> prune(commands, index)).toList());
	}

	CompletionStage<?> prune(RedisClusterAsyncCommands<byte[], byte[]> commands, String index) {
		byte[] name = RedisKeys.bytes(index);
		return commands.zcount(name, NEVER_EXPIRING).thenCompose((count) -> {
			long start = (count > WINDOW) ? ThreadLocalRandom.current().nextLong(count - WINDOW + 1) : 0;
			return commands.zrangeWithScores(name, start, start + WINDOW - 1);
		}).thenCompose((page) -> {
			List<Member> members = page.stream()
				.map((value) -> new Member(new CacheKey(new String(value.getValue(), UTF_8)), (long) value.getScore()))
				.filter(this.indexes::isLeftBehind)
				.toList();
			return forgetAbsent(commands, index, members);
		});
	}

	private CompletionStage<?> forgetAbsent(RedisClusterAsyncCommands<byte[], byte[]> commands, String index,
			List<Member> members) {
		List<CompletableFuture<Long>> present = new ArrayList<>();
		for (Member member : members) {
			present.add(commands.exists(this.keys.answer(member.key())).toCompletableFuture());
		}
		return PrivateRedis.all(present).thenCompose((done) -> {
			List<Member> absent = new ArrayList<>();
			for (int i = 0; i < members.size(); i++) {
				if (present.get(i).join() == 0) {
					absent.add(members.get(i));
				}
			}
			return absent.isEmpty() ? CompletableFuture.completedFuture(0L)
					: this.indexes.forget(commands, index, absent);
		});
	}

}
